import { describe, expect, it } from 'vitest';
import { sameSource, sourceWords } from '../../../components/balance/provenance';
import type { LiveBalance } from '../../../lib/core/balance';
import { day, hour, minute, now } from '../sample';

const base: LiveBalance = {
  id: 'p',
  label: 'Pool',
  unit: 'credit',
  provenance: 'reported',
  freshness: 'fresh',
  readAt: now - 2 * minute,
  uncounted: 0,
};
const display = { view: { show: 'left', time: 'span' }, now } as const;

describe('where a number comes from', () => {
  it.each([
    ['told just now', { readAt: now }, false, 'reported just now'],
    ['told', {}, false, 'reported 2 min ago'],
    ['told minus exact spends', { provenance: 'observed' }, false, 'observed · read 2 min ago'],
    ['told minus likely spends', { provenance: 'estimated' }, false, 'estimated · read 2 min ago'],
    ['typed in', { provenance: 'manual', readAt: now - 3 * day }, false, 'by hand · saved 3 d ago'],
    ['told long ago', { freshness: 'stale', readAt: now - 9 * day }, false, 'stale · reported 9 d ago'],
    ['told by a platform that fails now', { readAt: now - 3 * hour }, true, 'stale · reported 3 h ago'],
    ['typed in, at a platform that fails now', { provenance: 'manual' }, true, 'by hand · saved 2 min ago'],
  ] satisfies [string, Partial<LiveBalance>, boolean, string][])('%s', (_, part, unreadable, words) => {
    expect(sourceWords({ ...base, ...part }, display, unreadable).words).toBe(words);
  });

  it('tells the time of day where that is wished for', () => {
    const clock = { ...display, view: { show: 'left', time: 'clock' } } as const;
    expect(sourceWords(base, clock, false).words).toMatch(/^reported 11:58/);
  });

  it.each([
    ['one refresh', { readAt: now - 5 * minute }, true],
    ['an older reading', { readAt: now - 2 * hour }, false],
    ['another provenance', { provenance: 'estimated' }, false],
    ['another freshness', { freshness: 'renewed' }, false],
  ] satisfies [string, Partial<LiveBalance>, boolean][])('%s shares a line: %s', (_, part, same) => {
    expect(sameSource(base, { ...base, ...part })).toBe(same);
  });
});
