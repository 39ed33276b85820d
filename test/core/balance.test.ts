import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fractionLeft, liveBalance, STALE_AFTER } from '../../lib/core/balance';
import type { Spend } from '../../lib/core/reading';
import { hour, minute, noon, pool, spend, without } from './sample';

const soon = noon + 2 * minute;

describe('a live balance is the last reading minus the spends since', () => {
  test.each<[string, Spend[], number, string]>([
    ['nothing spent: as reported', [], 40, 'reported'],
    ['a spend that the platform priced: observed', [spend()], 30, 'observed'],
    ['a spend from a price table: estimated', [spend({ basis: 'priced' })], 30, 'estimated'],
    ['a learned spend: estimated', [spend({ basis: 'learned' })], 30, 'estimated'],
    ['one exact, one priced: estimated', [spend(), spend({ basis: 'priced' })], 20, 'estimated'],
    ['a spend before the reading is in it', [spend({ at: noon - 1 })], 40, 'reported'],
    ['a spend at its very instant is in it', [spend({ at: noon })], 40, 'reported'],
    ['a spend one millisecond later is not', [spend({ at: noon + 1 })], 30, 'observed'],
    ['of another pool', [spend({ pool: 'downloads' })], 40, 'reported'],
    ['of no pool', [without(spend(), 'pool')], 40, 'reported'],
    ['in another unit', [spend({ unit: 'message' })], 40, 'reported'],
    ['more than there was: 0, never less', [spend({ amount: 41 })], 0, 'observed'],
  ])('%s', (_, spends, remaining, provenance) => {
    expect(liveBalance(pool(), spends, soon)).toMatchObject({ remaining, provenance, freshness: 'fresh' });
  });

  test('a spend of unknown cost lowers nothing and is counted as such', () => {
    const live = liveBalance(pool(), [without(spend(), 'amount'), spend()], soon);
    expect(live).toMatchObject({ remaining: 30, uncounted: 1, provenance: 'observed' });
    expect(liveBalance(pool(), [without(spend(), 'amount')], soon)).toMatchObject({
      remaining: 40,
      uncounted: 1,
      provenance: 'reported',
    });
  });

  test('used rises by what remaining falls, and never past what was there', () => {
    const percent = pool({ unit: 'percent', remaining: 4, used: 96 });
    const took = (amount: number) => liveBalance(percent, [spend({ unit: 'percent', amount })], soon);
    expect(took(3)).toMatchObject({ remaining: 1, used: 99 });
    expect(took(7)).toMatchObject({ remaining: 0, used: 100 });
    const onlyUsed = { ...without(pool(), 'remaining', 'limit'), used: 5 };
    expect(liveBalance(onlyUsed, [spend()], soon)).toMatchObject({ used: 15 });
  });

  test('a debt stays the debt that it was', () => {
    expect(liveBalance(pool({ remaining: -3821 }), [spend()], soon).remaining).toBe(-3821);
  });

  test('what is not known stays unknown, whatever is spent', () => {
    const live = liveBalance(without(pool(), 'remaining', 'limit'), [spend()], soon);
    expect(live).not.toHaveProperty('remaining');
    expect(live).not.toHaveProperty('used');
    expect(live).not.toHaveProperty('limit');
  });

  test('a quiet pool is not lowered by spends', () => {
    expect(liveBalance(pool({ quiet: true }), [spend()], soon)).toMatchObject({
      remaining: 40,
      provenance: 'reported',
      uncounted: 0,
    });
  });

  test('it keeps what the platform said and drops what only the store needs', () => {
    const live = liveBalance(pool({ refills: true, peak: 60, windowSeconds: 18_000 }), [], soon);
    expect(live).toEqual({
      ...without(pool(), 'source'),
      windowSeconds: 18_000,
      provenance: 'reported',
      freshness: 'fresh',
      uncounted: 0,
    });
  });
});

describe('age', () => {
  test.each([
    ['just read', 0, 'fresh'],
    ['45 minutes old, to the millisecond', STALE_AFTER, 'fresh'],
    ['older', STALE_AFTER + 1, 'stale'],
    ['read in the future: a clock was set back', -hour, 'fresh'],
  ])('%s', (_, age, freshness) => {
    expect(liveBalance(pool(), [], noon + age)).toMatchObject({ remaining: 40, freshness });
  });
});

describe('the largest remainder stands for the limit of a pool that renews, where it is never told', () => {
  const renewing = { ...without(pool(), 'limit'), peak: 60, resetsAt: noon + hour };

  test('and says that it does', () => {
    expect(liveBalance(renewing, [], soon)).toMatchObject({ limit: 60, limitAssumed: true });
  });
  test('not beside a real limit', () => {
    expect(liveBalance(pool({ peak: 160, resetsAt: noon + hour }), [], soon)).not.toHaveProperty(
      'limitAssumed',
    );
  });
  test.each([
    ['a purse without a renewal', without(renewing, 'resetsAt')],
    ['a quiet pool', { ...renewing, quiet: true as const }],
  ])('not of %s', (_, stored) => {
    expect(liveBalance(stored, [], soon)).not.toHaveProperty('limit');
  });
});

describe('after a renewal the old number is never shown', () => {
  const reset = noon + hour;
  const window = pool({ resetsAt: reset, refills: true, used: 60 });

  test('one millisecond before, it is the old number', () => {
    expect(liveBalance(window, [], reset - 1)).toMatchObject({ remaining: 40, freshness: 'stale' });
  });
  test('a pool that refills is full, as an estimate', () => {
    const live = liveBalance(window, [], reset);
    expect(live).toMatchObject({ remaining: 100, used: 0, provenance: 'estimated', freshness: 'renewed' });
    expect(live).not.toHaveProperty('resetsAt');
  });
  test('minus what was spent since, from the very instant of the renewal on', () => {
    const spends = [spend({ at: reset - 1 }), spend({ at: reset }), spend({ at: reset + 1 })];
    expect(liveBalance(window, spends, reset + minute)).toMatchObject({
      remaining: 80,
      used: 20,
      provenance: 'estimated',
    });
  });
  test.each([
    ['a pool that is not known to refill', without(window, 'refills')],
    ['a pool without a limit', without(window, 'limit')],
    ['a pool whose limit is only the most ever seen', { ...without(window, 'limit'), peak: 40 }],
  ])('%s: unknown', (_, stored) => {
    const live = liveBalance(stored, [spend({ at: reset + 1 })], reset + minute);
    expect(live.freshness).toBe('renewed');
    expect(live).not.toHaveProperty('remaining');
    expect(live).not.toHaveProperty('used');
  });
  test.each([0, 1])('a reading made %d ms after the renewal is a reading', (late) => {
    const read = { ...window, readAt: reset + late };
    expect(liveBalance(read, [], reset + minute)).toMatchObject({ remaining: 40, freshness: 'fresh' });
  });
});

test('after the expiry nothing is left; before, all of it', () => {
  const trial = pool({ expiresAt: noon + hour, used: 60 });
  expect(liveBalance(trial, [], noon + hour - 1)).toMatchObject({ remaining: 40 });
  const lost = liveBalance(trial, [spend()], noon + hour);
  expect(lost).toMatchObject({ remaining: 0, freshness: 'expired', provenance: 'estimated', uncounted: 0 });
  expect(lost).not.toHaveProperty('used');
});

test.each<[number | undefined, number | undefined, number | undefined]>([
  [40, 100, 0.4],
  [0, 100, 0],
  [-5, 100, 0],
  [150, 100, 1],
  [0, 0, undefined],
  [undefined, 100, undefined],
  [40, undefined, undefined],
])('%s of %s is the fraction %s', (remaining, limit, expected) => {
  const known = {
    ...(remaining === undefined ? {} : { remaining }),
    ...(limit === undefined ? {} : { limit }),
  };
  expect(fractionLeft(known)).toBe(expected);
});

/** Amounts as platforms give them: at most six decimals. */
const amount = fc.integer({ min: 0, max: 2_000_000_000 }).map((micros) => micros / 1e6);
const anySpend: fc.Arbitrary<Spend> = fc.record(
  {
    id: fc.string({ minLength: 1 }),
    at: fc.integer({ min: noon - hour, max: noon + 2 * hour }),
    unit: fc.constantFrom('credit', 'message'),
    amount,
    pool: fc.constantFrom('credits', 'downloads'),
    basis: fc.constantFrom('exact', 'priced', 'learned'),
  },
  { requiredKeys: ['id', 'at', 'unit', 'basis'] },
);

describe('for any spends', () => {
  test('a balance never shows more than its reading, nor less than 0', () => {
    fc.assert(
      fc.property(amount, fc.array(anySpend), (remaining, spends) => {
        const live = liveBalance(pool({ remaining }), spends, soon);
        expect(live.remaining).toBeLessThanOrEqual(remaining + 1e-9);
        expect(live.remaining).toBeGreaterThanOrEqual(0);
      }),
    );
  });
  test('their order does not matter', () => {
    const shuffled = fc
      .array(anySpend, { maxLength: 40 })
      .chain((spends) =>
        fc.tuple(
          fc.constant(spends),
          fc.shuffledSubarray(spends, { minLength: spends.length, maxLength: spends.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([spends, others]) => {
        const big = pool({ remaining: 1_000_000 });
        expect(liveBalance(big, others, soon)).toEqual(liveBalance(big, spends, soon));
      }),
    );
  });
  test('a thousand of them are exact to a billionth', () => {
    const thousand = fc.array(fc.integer({ min: 1, max: 999_999 }), { minLength: 1000, maxLength: 1000 });
    fc.assert(
      fc.property(thousand, (micros) => {
        const spends = micros.map((micro, index) => spend({ id: `s${index}`, amount: micro / 1e6 }));
        const exact = (1e9 - micros.reduce((sum, micro) => sum + micro, 0)) / 1e6;
        const { remaining = Number.NaN } = liveBalance(pool({ remaining: 1000 }), spends, soon);
        expect(Math.abs(remaining - exact)).toBeLessThan(1e-9);
      }),
      { numRuns: 20 },
    );
  });
});
