import { describe, expect, it } from 'vitest';
import { Delivery, MAX_WAITING } from '../../lib/content/delivery';
import type { Line } from '../../lib/content/line';
import type { MessageArgs } from '../../lib/messages';
import type { Json } from '../../lib/wire/json';
import { observationOf } from './observation';

type Report = MessageArgs<'page/report'>;

/** A background that answers when it is told to. */
function slowBackground() {
  const said: Report[] = [];
  const open: ((answer: unknown) => void)[] = [];
  const say = ((_name: string, report: Report) => {
    said.push(report);
    return new Promise((resolve) => open.push(resolve));
  }) as unknown as Line['say'];
  const answer = async (value: unknown) => {
    open.shift()?.(value);
    await new Promise((resolve) => setTimeout(resolve));
  };
  const drops: string[] = [];
  return { delivery: new Delivery({ say }, (reason) => drops.push(reason)), said, answer, drops };
}

const uuid = () => crypto.randomUUID();
const statuses = (said: Report[]) => said.map(({ observation }) => observation.status);

describe('delivery of reports', () => {
  it('passes an observation on under its own id', () => {
    const { delivery, said } = slowBackground();
    const id = uuid();
    delivery.add(id, observationOf(200));
    expect(said).toEqual([{ id, observation: observationOf(200) }]);
  });

  it('keeps the order: the next goes when the one before is answered', async () => {
    const { delivery, said, answer } = slowBackground();
    for (const status of [201, 202, 203]) delivery.add(uuid(), observationOf(status));
    expect(statuses(said)).toEqual([201]);
    await answer({ ok: true });
    expect(statuses(said)).toEqual([201, 202]);
    await answer({ ok: true });
    expect(statuses(said)).toEqual([201, 202, 203]);
  });

  it.each([
    ['refused', { ok: false, reason: 'unknown platform' }],
    ['never answered', undefined],
  ])('goes on with the next when one was %s', async (_how, given) => {
    const { delivery, said, answer } = slowBackground();
    delivery.add(uuid(), observationOf(201));
    delivery.add(uuid(), observationOf(202));
    await answer(given);
    expect(statuses(said)).toEqual([201, 202]);
  });

  it('starts again after a rest', async () => {
    const { delivery, said, answer } = slowBackground();
    delivery.add(uuid(), observationOf(201));
    await answer({ ok: true });
    delivery.add(uuid(), observationOf(202));
    expect(statuses(said)).toEqual([201, 202]);
  });

  it('drops the oldest that wait when there are too many, and counts it', async () => {
    const { delivery, said, answer, drops } = slowBackground();
    // The first is on its way, so one more than fit.
    for (let n = 0; n <= MAX_WAITING + 1; n++) delivery.add(uuid(), observationOf(100 + n));
    for (let n = 0; n <= MAX_WAITING; n++) await answer({ ok: true });
    expect(said).toHaveLength(MAX_WAITING + 1);
    expect(statuses(said).slice(0, 3)).toEqual([100, 102, 103]);
    expect(drops).toEqual(['too-fast']);
  });

  const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as Json;
  it.each<[what: string, id: unknown, observation: unknown]>([
    ['an id that is no UUID', 'one', observationOf(200)],
    ['no observation at all', uuid(), null],
    ['an unknown member', uuid(), { ...observationOf(200), prompt: 'secret' }],
    ['a URL that is not of the web', uuid(), { ...observationOf(200), url: 'file:///etc/passwd' }],
    [
      'a text that is too long',
      uuid(),
      { ...observationOf(200), body: { kind: 'json', value: 'x'.repeat(100_000) } },
    ],
    [
      'a value nested deeper than the stack',
      uuid(),
      { ...observationOf(200), body: { kind: 'json', value: deep } },
    ],
  ])('drops %s, and counts it', (_what, id, observation) => {
    const { delivery, said, drops } = slowBackground();
    delivery.add(id, observation);
    expect(said).toEqual([]);
    expect(drops).toEqual(['malformed']);
  });
});
