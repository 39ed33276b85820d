import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ContentDrops, TELL_EVERY } from '../../lib/content/drops';
import type { Line } from '../../lib/content/line';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function counting(...answers: ({ ok: true } | undefined)[]) {
  const said: unknown[] = [];
  const stopping = new AbortController();
  const say = (async (name: string, args: unknown) => {
    said.push([name, args]);
    return answers.length > 0 ? answers.shift() : { ok: true };
  }) as unknown as Line['say'];
  return { drops: new ContentDrops({ say }, stopping.signal), said, stop: () => stopping.abort() };
}

describe('what the content script drops', () => {
  it('is told at once', async () => {
    const { drops, said } = counting();
    drops.count('malformed');
    await vi.advanceTimersByTimeAsync(0);
    expect(said).toEqual([['page/dropped', { reason: 'malformed', count: 1 }]]);
  });

  it('is told once a second in a flood, with nothing lost', async () => {
    const { drops, said } = counting();
    for (let i = 0; i < 500; i++) drops.count(i < 250 ? 'malformed' : 'oversized');
    await vi.advanceTimersByTimeAsync(3 * TELL_EVERY);
    expect(said).toEqual([
      ['page/dropped', { reason: 'malformed', count: 1 }],
      ['page/dropped', { reason: 'malformed', count: 249 }],
      ['page/dropped', { reason: 'oversized', count: 250 }],
    ]);
  });

  it('is told again, with what came meanwhile, where the background did not take it', async () => {
    const { drops, said } = counting(undefined);
    drops.count('malformed');
    await vi.advanceTimersByTimeAsync(0);
    drops.count('malformed');
    await vi.advanceTimersByTimeAsync(3 * TELL_EVERY);
    expect(said).toEqual([
      ['page/dropped', { reason: 'malformed', count: 1 }],
      ['page/dropped', { reason: 'malformed', count: 2 }],
    ]);
  });

  it('is told no more when the script was stopped', async () => {
    const { drops, said, stop } = counting();
    drops.count('too-fast');
    stop();
    drops.count('too-fast');
    await vi.advanceTimersByTimeAsync(3 * TELL_EVERY);
    expect(said).toHaveLength(1);
  });
});
