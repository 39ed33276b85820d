import { expect, it } from 'vitest';
import { taskKind } from '../../lib/core/quote/task';
import type { Json } from '../../lib/wire/json';
import { readTask } from '../../lib/wire/task';

const audio = { from: ['body.enable_audio', 'body.generateAudio'], usual: false } as const;
const shape = { feature: 'video', settings: { audio } } as const;
const task = (body: Json) => readTask(shape, { body, params: {} });

it.each([
  [{ enable_audio: true }, { audio: true }],
  [{ enable_audio: 'true' }, { audio: true }],
  [{ enable_audio: false }, undefined],
  [{ enable_audio: 'false' }, undefined],
  [{}, undefined],
])('%j: the flag is %j', (body, settings) => {
  expect(task(body)?.settings).toEqual(settings);
});

it('what is left out and what is sent as off is of one kind', () => {
  const [without, off] = [task({}), task({ enable_audio: false })];
  if (without === undefined || off === undefined) throw new Error('both are tasks');
  expect(taskKind(off)).toBe(taskKind(without));
});
