import { describe, expect, it } from 'vitest';
import { whenWords } from '../../../components/balance/when';
import type { LiveBalance } from '../../../lib/core/balance';
import { day, hour, minute, now } from '../sample';

const base: LiveBalance = {
  id: 'p',
  label: 'Pool',
  unit: 'credit',
  provenance: 'reported',
  freshness: 'fresh',
  readAt: now,
  uncounted: 0,
};

describe('when a pool renews or expires', () => {
  it.each([
    ['renews today', { resetsAt: now + 130 * minute }, ['renews in 2 h 10 min'], ['renews 14:10']],
    ['renews this week', { resetsAt: now + 5 * day }, ['renews in 5 d'], ['renews Sun 12:00']],
    ['expires', { expiresAt: now + 40 * day }, ['expires in 40 d'], ['expires 27 Dec']],
    [
      'renews and expires',
      { resetsAt: now + hour, expiresAt: now + 2 * hour },
      ['renews in 1 h', 'expires in 2 h'],
      ['renews 13:00', 'expires 14:00'],
    ],
    [
      'has expired',
      { expiresAt: now - 2 * day, freshness: 'expired' },
      ['expired 2 d ago'],
      ['expired Sun 12:00'],
    ],
    [
      'has renewed',
      { freshness: 'renewed' },
      ['renewed since, not read yet'],
      ['renewed since, not read yet'],
    ],
    ['never renews', {}, [], []],
    ['was said to renew in the past', { resetsAt: now - minute }, [], []],
  ] satisfies [string, Partial<LiveBalance>, string[], string[]][])('%s', (_, part, span, clock) => {
    const words = (time: 'span' | 'clock') =>
      whenWords({ ...base, ...part }, now, time, 'en-GB').map((when) => when.words);
    expect(words('span')).toEqual(span);
    expect(words('clock')).toEqual(clock);
  });
});
