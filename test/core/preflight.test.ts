import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PagePool } from '../../lib/core/page-state';
import { type BudgetRoom, type Concern, concernsOf, type PreflightPolicy } from '../../lib/core/preflight';
import { emptyBook, type PriceBook } from '../../lib/core/quote/book';
import { noon } from './sample';

const task = { feature: 'create' };
const nothing: PreflightPolicy = { budgets: [] };
const credits: PagePool = {
  ...{ id: 'credits', label: 'Credits', unit: 'credit', remaining: 100, limit: 2500, estimated: false },
};
const five: PagePool = {
  ...{ id: '5h', label: '5-hour', unit: 'percent', remaining: 40, limit: 100, estimated: false },
};
const extra: PagePool = {
  ...credits,
  id: 'extra',
  label: 'Extra',
  unit: 'USD',
  remaining: 7,
  paysBeyond: true,
};

/** What a create takes of each pool. */
function bookOf(
  prices: Readonly<Record<string, number>>,
  units: Readonly<Record<string, string>> = {},
): PriceBook {
  return {
    ...emptyBook,
    rules: Object.entries(prices).map(([pool, amount]) => ({
      ...{ feature: 'create', pool, unit: units[pool] ?? 'credit', amount },
      ...{ asOf: '2026-11-01', source: 'the help page', confidence: 'high' as const },
    })),
  };
}
const units = { '5h': 'percent', extra: 'USD' };

function kinds(
  pools: readonly PagePool[],
  prices: Readonly<Record<string, number>>,
  policy: PreflightPolicy = nothing,
): readonly Concern['kind'][] {
  return concernsOf({ pools, book: bookOf(prices, units) }, policy, task, noon).map(({ kind }) => kind);
}
const above = (value: number, kind: 'units' | 'percent'): PreflightPolicy => ({
  limit: { value, in: kind },
  budgets: [],
});

describe('a task that takes more than is left', () => {
  it.each([
    [99, []],
    [100, []],
    [100.01, ['short']],
  ])('%d of 100 credits: %j', (amount, expected) => {
    expect(kinds([credits], { credits: amount })).toEqual(expected);
  });

  it('is none where what is left is not known', () => {
    const { remaining: _, ...unknown } = credits;
    expect(kinds([unknown], { credits: 1e9 })).toEqual([]);
  });

  it('is told of each pool that it draws from', () => {
    expect(kinds([credits, five], { credits: 101, '5h': 41 })).toEqual(['short', 'short']);
  });
});

describe('the person’s limit', () => {
  it.each<[string, PagePool, number, PreflightPolicy, boolean]>([
    ['units, of a purse, at the limit', credits, 5, above(5, 'units'), false],
    ['units, of a purse, above it', credits, 5.1, above(5, 'units'), true],
    ['units, of a window: a percent is no unit', five, 39, above(5, 'units'), false],
    ['percent, of a window, above it', five, 6, above(5, 'percent'), true],
    ['percent, of a window, at the limit', five, 5, above(5, 'percent'), false],
    ['percent, of the whole of a purse, above it', credits, 26, above(1, 'percent'), true],
    ['percent, of the whole of a purse, at the limit', credits, 25, above(1, 'percent'), false],
    ['percent, of a purse of nothing', { ...credits, limit: 0 }, 26, above(1, 'percent'), false],
  ])('in %s', (_, pool, amount, policy, expected) => {
    expect(kinds([pool], { [pool.id]: amount }, policy)).toEqual(expected ? ['limit'] : []);
  });

  it('in percent says nothing of a purse whose whole is not known', () => {
    const { limit: _, ...open } = credits;
    expect(kinds([open], { credits: 99 }, above(1, 'percent'))).toEqual([]);
  });

  it('holds for what is paid with money too', () => {
    expect(kinds([extra], { extra: 6 }, above(5, 'units'))).toEqual(['limit']);
  });
});

describe('a budget', () => {
  const room = (left: number, unit = 'credit'): BudgetRoom => ({ name: 'Songs', unit, left, own: true });
  it.each<[string, readonly BudgetRoom[], number]>([
    ['that has room', [room(10)], 0],
    ['that has not', [room(9)], 1],
    ['that is overdrawn', [room(-5)], 1],
    ['of another unit', [room(0, 'USD')], 0],
    ['beside another', [room(9), room(10), room(1)], 2],
  ])('%s', (_, budgets, count) => {
    expect(kinds([credits], { credits: 10 }, { budgets })).toEqual(Array(count).fill('budget'));
  });
});

describe('what goes on with money', () => {
  const empty = { ...credits, remaining: 0 };
  it.each<[string, readonly PagePool[], Readonly<Record<string, number>>, readonly string[]]>([
    ['is asked about where what is included is used up', [empty, extra], { credits: 10 }, ['overage']],
    ['also where no price is known', [empty, extra], {}, ['overage']],
    ['and where what is left is not enough', [credits, extra], { credits: 101 }, ['overage']],
    ['not where it is enough', [credits, extra], { credits: 100 }, []],
    ['nor where no price is known and something is left', [credits, extra], {}, []],
    ['nor where nothing pays beyond it: that is short', [empty], { credits: 10 }, ['short']],
    ['nor where what pays has the same unit', [empty, { ...extra, unit: 'credit' }], {}, []],
  ])('%s', (_, pools, prices, expected) => {
    expect(kinds(pools, prices)).toEqual(expected);
  });
});

describe('a window that has ended', () => {
  it.each([
    [noon - 1, 0],
    [noon, 0],
    [noon + 1, 1],
  ])('is nothing to go by: one that ends at %d gives %d reasons', (resetsAt, count) => {
    expect(kinds([{ ...credits, resetsAt }], { credits: 101 })).toHaveLength(count);
    expect(kinds([{ ...credits, remaining: 0, resetsAt }, extra], {})).toHaveLength(count);
  });

  it('is nothing to pay beyond either', () => {
    expect(
      kinds(
        [
          { ...credits, remaining: 0 },
          { ...extra, resetsAt: noon - 1 },
        ],
        {},
      ),
    ).toEqual([]);
  });
});

describe('the order', () => {
  it('is that of gravity: money, then what is missing, then budgets, then the limit', () => {
    const budgets = [{ name: 'Songs', unit: 'credit', left: 0, own: true }];
    expect(kinds([five, credits], { '5h': 6, credits: 101 }, { ...above(5, 'percent'), budgets })).toEqual([
      'short',
      'budget',
      'limit',
    ]);
    expect(
      kinds(
        [credits, { ...five, remaining: 0 }, extra],
        { credits: 1, extra: 8 },
        { ...above(5, 'units'), budgets },
      ),
    ).toEqual(['overage', 'budget', 'limit']);
  });
});

describe('for any account', () => {
  const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
  const pool: fc.Arbitrary<PagePool> = fc.record(
    {
      id: fc.constantFrom('credits', '5h', 'extra'),
      label: fc.string(),
      unit: fc.constantFrom('credit', 'percent', 'USD'),
      remaining: amount,
      limit: amount,
      resetsAt: fc.integer({ min: noon - 1000, max: noon + 1000 }),
      estimated: fc.boolean(),
      paysBeyond: fc.constant(true as const),
    },
    { requiredKeys: ['id', 'label', 'unit', 'estimated'] },
  );
  const pools = fc.uniqueArray(pool, { selector: ({ id }) => id, maxLength: 3 });
  const prices = fc.dictionary(fc.constantFrom('credits', '5h', 'extra'), amount);
  const policy: fc.Arbitrary<PreflightPolicy> = fc.record(
    {
      limit: fc.record({ value: amount, in: fc.constantFrom('units' as const, 'percent' as const) }),
      budgets: fc.array(
        fc.record({
          name: fc.string(),
          unit: fc.constantFrom('credit', 'USD'),
          left: fc.double({ min: -1e3, max: 1e6, noNaN: true }),
          own: fc.boolean(),
        }),
        { maxLength: 2 },
      ),
    },
    { requiredKeys: ['budgets'] },
  );
  const concerns = (
    all: readonly PagePool[],
    known: Readonly<Record<string, number>>,
    rules: PreflightPolicy,
  ) =>
    concernsOf(
      { pools: all, book: bookOf(known, Object.fromEntries(all.map(({ id, unit }) => [id, unit]))) },
      rules,
      task,
      noon,
    );

  it('nobody is asked where no price is known and nothing is used up', () => {
    fc.assert(
      fc.property(pools, policy, (all, rules) => {
        const left = all.map((one) => (one.remaining === 0 ? { ...one, remaining: 1 } : one));
        expect(concerns(left, {}, rules)).toEqual([]);
      }),
    );
  });

  it('nobody is asked by a task of another kind', () => {
    fc.assert(
      fc.property(pools, prices, policy, (all, known, rules) => {
        const left = all.map((one) => ({ ...one, remaining: 1 }));
        const state = { pools: left, book: bookOf(known) };
        expect(concernsOf(state, rules, { feature: 'another' }, noon)).toEqual([]);
      }),
    );
  });

  it('each reason is of a pool that counts, the gravest come first, and a cheaper task has no graver one', () => {
    const order = ['overage', 'short', 'budget', 'limit'];
    fc.assert(
      fc.property(
        pools,
        prices,
        policy,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (all, known, rules, part) => {
          const found = concerns(all, known, rules);
          const ranks = found.map(({ kind }) => order.indexOf(kind));
          expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
          for (const { pool: of } of found) expect(of.resetsAt ?? noon + 1).toBeGreaterThan(noon);
          const cheaper = Object.fromEntries(Object.entries(known).map(([id, price]) => [id, price * part]));
          const [rank = Number.POSITIVE_INFINITY] = ranks;
          const [gravest] = concerns(all, cheaper, rules);
          if (gravest !== undefined) expect(order.indexOf(gravest.kind)).toBeGreaterThanOrEqual(rank);
        },
      ),
    );
  });
});
