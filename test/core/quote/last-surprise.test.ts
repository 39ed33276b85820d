import { describe, expect, it } from 'vitest';
import type { QuoteCheck } from '../../../lib/core/quote/check';
import { surpriseWords } from '../../../lib/core/quote/check-words';
import { lastSurprise } from '../../../lib/core/quote/last-surprise';
import { openCheck, sampleCheck } from './sample-check';

const HOUR = 3_600_000;
const { at } = sampleCheck();

describe('the last task is a surprise', () => {
  const wrong = sampleCheck({ actual: 30 });
  it.each<[string, readonly QuoteCheck[], number | undefined]>([
    ['that took more than was quoted', [sampleCheck({ spend: 'a' }), wrong], 30],
    ['though a later one is not known yet', [wrong, openCheck({ spend: 'z' })], 30],
    ['though a later one was paid back', [wrong, sampleCheck({ spend: 'z', actual: 0, refunded: true })], 30],
    [
      'in one of the two pools that it drew from',
      [sampleCheck({ pool: 'window', actual: 99 }), sampleCheck()],
      99,
    ],
    ['but not where a later one was as quoted', [wrong, sampleCheck({ spend: 'z' })], undefined],
    ['but not where it was as quoted', [sampleCheck()], undefined],
    ['but not where nothing was quoted', [], undefined],
  ])('%s', (_, checks, actual) => {
    expect(lastSurprise(checks, at + HOUR)?.actual).toBe(actual);
  });

  it('for a day', () => {
    expect(lastSurprise([wrong], at + 24 * HOUR)).toEqual(wrong);
    expect(lastSurprise([wrong], at + 24 * HOUR + 1)).toBeUndefined();
  });
});

describe('in words', () => {
  it.each<[Partial<QuoteCheck> & { readonly actual: number }, string]>([
    [{ actual: 30 }, 'Last video took 30 credits, 25 were quoted'],
    [{ actual: 40, low: 20, high: 30 }, 'Last video took 40 credits, 20–30 were quoted'],
    [{ actual: 1, quoted: 2 }, 'Last video took 1 credit, 2 were quoted'],
    [{ actual: 2, quoted: 1 }, 'Last video took 2 credits, 1 was quoted'],
    [{ actual: 0.5, quoted: 0.25, unit: 'USD' }, 'Last video took $0.50, $0.25 was quoted'],
    [
      { actual: 9, quoted: 3, low: 2, high: 4, unit: 'percent', feature: 'deep-research' },
      'Last deep research took 9%, 2%–4% was quoted',
    ],
  ])('%j: "%s"', ({ actual, ...part }, words) => {
    expect(surpriseWords({ ...sampleCheck(part), actual }, 'en')).toBe(words);
  });
});
