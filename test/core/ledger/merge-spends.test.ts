import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { SpendEntry } from '../../../lib/core/entry';
import { canonicalSpend, mergeSpends } from '../../../lib/core/ledger/merge-spends';
import { HOUR, SUNDAY, sameSpend, spend } from './sample';

describe('two reports of one spend', () => {
  test.each<[string, Partial<SpendEntry>, Partial<SpendEntry>, Partial<SpendEntry>]>([
    [
      'a known amount beats an unknown one',
      { amount: 10, basis: 'learned' },
      {},
      { amount: 10, basis: 'learned' },
    ],
    ['exact beats priced', { amount: 10, basis: 'priced' }, { amount: 12, basis: 'exact' }, { amount: 12 }],
    [
      'priced beats learned',
      { amount: 10, basis: 'priced' },
      { amount: 12, basis: 'learned' },
      { amount: 10, basis: 'priced' },
    ],
    [
      'a known pool beats none',
      { amount: 10, pool: 'credits' },
      { amount: 12 },
      { amount: 10, pool: 'credits' },
    ],
    [
      'whatever the unit',
      { amount: 10, unit: 'USD', pool: 'purse' },
      { amount: 10 },
      { amount: 10, unit: 'USD', pool: 'purse' },
    ],
    [
      'unit, amount and pool come from one report',
      { amount: 3, unit: 'percent', pool: 'window', basis: 'learned' },
      { amount: 10, unit: 'credit', basis: 'exact' },
      { amount: 10, unit: 'credit', basis: 'exact' },
    ],
    ['what only one knows is kept', { model: 'v5' }, { feature: 'song' }, { model: 'v5', feature: 'song' }],
    ['the earliest refund holds', { refundedAt: 9 }, { refundedAt: 7 }, { refundedAt: 7 }],
    ['a refund holds against none', { refundedAt: 9 }, {}, { refundedAt: 9 }],
    [
      'the earlier time holds, with its day and hour',
      { at: SUNDAY + HOUR, day: '2026-05-02', hour: 20 },
      { at: SUNDAY + 2 * HOUR, day: '2026-05-03', hour: 2 },
      { at: SUNDAY + HOUR, day: '2026-05-02', hour: 20 },
    ],
    ['between two exact amounts something decides', { amount: 10 }, { amount: 12 }, { amount: 12 }],
  ])('%s', (_what, a, b, expected) => {
    expect(mergeSpends(spend(a), spend(b))).toEqual(canonicalSpend(spend({ ...expected })));
    expect(mergeSpends(spend(b), spend(a))).toEqual(canonicalSpend(spend({ ...expected })));
  });

  it('does not put an amount on the pool of another report', () => {
    const merged = mergeSpends(
      spend({ amount: 3, unit: 'percent', pool: 'window', basis: 'learned' }),
      spend({ amount: 10, unit: 'credit', basis: 'exact' }),
    );
    expect(merged).not.toHaveProperty('pool');
  });

  it('an amount that is no number is not known', () => {
    expect(canonicalSpend(spend({ amount: Number.NaN }))).not.toHaveProperty('amount');
  });
});

const text = (entry: SpendEntry) => JSON.stringify(entry);

describe('merging is', () => {
  it('commutative', () => {
    fc.assert(
      fc.property(sameSpend, sameSpend, (a, b) => {
        expect(text(mergeSpends(a, b))).toBe(text(mergeSpends(b, a)));
      }),
      { numRuns: 1000 },
    );
  });

  it('associative', () => {
    fc.assert(
      fc.property(sameSpend, sameSpend, sameSpend, (a, b, c) => {
        expect(text(mergeSpends(mergeSpends(a, b), c))).toBe(text(mergeSpends(a, mergeSpends(b, c))));
      }),
      { numRuns: 1000 },
    );
  });

  it('idempotent', () => {
    fc.assert(
      fc.property(sameSpend, sameSpend, (a, b) => {
        const merged = mergeSpends(a, b);
        expect(text(mergeSpends(merged, a))).toBe(text(merged));
        expect(text(mergeSpends(a, a))).toBe(text(canonicalSpend(a)));
      }),
    );
  });
});
