import { expect, it } from 'vitest';
import { composerAt } from '../../lib/overlay/composer';
import type { Composer } from '../../lib/platforms/platform';

const chat: Composer = { paths: ['/new', '/chat/*'], prompt: [], send: [], feature: 'message' };
const create: Composer = { paths: ['/create'], prompt: [], send: [], feature: 'create' };

it.each([
  ['/new', 'message'],
  ['/new/', undefined],
  ['/newer', undefined],
  ['/chat/', 'message'],
  ['/chat/1/2', 'message'],
  ['/chat', undefined],
  ['/create', 'create'],
  ['/', undefined],
])('at %s the composer is of feature %s', (path, feature) => {
  expect(composerAt([chat, create], path)?.feature).toBe(feature);
});
