import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountWords, shownAmount } from '../../../components/balance/amount';
import type { LiveBalance } from '../../../lib/core/balance';
import { now } from '../sample';

function balance(part: Partial<LiveBalance>): LiveBalance {
  return {
    id: 'p',
    label: 'Pool',
    unit: 'credit',
    provenance: 'reported',
    freshness: 'fresh',
    readAt: now,
    uncounted: 0,
    ...part,
  };
}

const assumed = { remaining: 4, limit: 10, limitAssumed: true as const };

describe('what a balance says', () => {
  it.each([
    [
      'a balance with a limit',
      { remaining: 38, limit: 2500 },
      '38 of 2,500 credits left',
      '2,462 of 2,500 credits used',
    ],
    [
      'a used part that was told',
      { remaining: 38, limit: 40, used: 3 },
      '38 of 40 credits left',
      '3 of 40 credits used',
    ],
    ['nothing left', { remaining: 0, limit: 100 }, '0 of 100 credits left', '100 of 100 credits used'],
    ['one credit without a limit', { remaining: 1 }, '1 credit left', '1 credit left'],
    ['percent', { unit: 'percent', remaining: 41, limit: 100 }, '41% left', '59% used'],
    ['money', { unit: 'USD', remaining: 12.5, limit: 50 }, '$12.50 of $50.00 left', '$37.50 of $50.00 used'],
    ['debts', { unit: 'USD', remaining: -3.2 }, '-$3.20 left', '-$3.20 left'],
    [
      'a limit that is only the most seen',
      assumed,
      '4 of 10 or more credits left',
      '4 of 10 or more credits left',
    ],
    ['only what is used', { unit: 'USD', used: 7 }, '$7.00 used', '$7.00 used'],
    ['nothing known', {}, 'unknown', 'unknown'],
    ['a limit, but not what is left', { limit: 100 }, 'unknown of 100', 'unknown of 100'],
    ['an estimate', { remaining: 9, provenance: 'estimated' }, '≈ 9 credits left', '≈ 9 credits left'],
    ['many digits', { remaining: 1_234_567.89 }, '1,234,567.89 credits left', '1,234,567.89 credits left'],
    [
      'an expired rest',
      { remaining: 0, provenance: 'estimated', freshness: 'expired' },
      '0 credits left',
      '0 credits left',
    ],
  ] satisfies [string, Partial<LiveBalance>, string, string][])('%s', (_, part, left, used) => {
    expect(amountWords(shownAmount(balance(part), 'left', 'en'))).toBe(left);
    expect(amountWords(shownAmount(balance(part), 'used', 'en'))).toBe(used);
  });

  it('fills the gauge from the side that is shown', () => {
    expect(shownAmount(balance({ remaining: 25, limit: 100 }), 'left').fraction).toBe(0.25);
    expect(shownAmount(balance({ remaining: 25, limit: 100 }), 'used').fraction).toBe(0.75);
  });

  it('has nothing to measure without a limit', () => {
    expect(shownAmount(balance({ remaining: 25 }), 'left').fraction).toBeUndefined();
  });

  it('keeps the gauge between empty and full, whatever the numbers', () => {
    const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(
        number,
        number,
        fc.constantFrom('left' as const, 'used' as const),
        (remaining, limit, show) => {
          const { fraction } = shownAmount(balance({ remaining, limit }), show);
          expect(fraction === undefined || (fraction >= 0 && fraction <= 1)).toBe(true);
        },
      ),
    );
  });
});
