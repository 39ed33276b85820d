import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Advice, Option } from '../../../lib/core/advisor/advice';
import { advise } from '../../../lib/core/advisor/advise';
import { calendarFrom } from '../../../lib/core/advisor/calendar';
import type { Bundle, Plan, PlanTable, Price } from '../../../lib/core/advisor/plan-table';
import type { Question } from '../../../lib/core/advisor/question';
import { scaled, unscaled } from '../../../lib/core/advisor/scaled';
import { cheapestMix } from '../../../lib/core/advisor/top-ups';
import { exact } from '../../../lib/core/exact';
import { bundle, fact, now, plan } from './sample';

const cents = fc.integer({ min: 0, max: 5000 }).map((amount) => amount / 100);
const costly = fc.integer({ min: 1, max: 3000 }).map((amount) => amount / 100);
const amounts = fc.integer({ min: 1, max: 400 });
const rollovers = fc.oneof(
  fc.constantFrom('none', 'kept'),
  fc.record({ max: fc.integer({ min: 0, max: 300 }) }),
) as fc.Arbitrary<'none' | 'kept' | { readonly max: number }>;
const renewals = fc.constantFrom('daily', 'weekly', 'monthly');

interface Rules {
  readonly renewal: 'daily' | 'weekly' | 'monthly';
  readonly rollover: 'none' | 'kept' | { readonly max: number };
  readonly spare: boolean;
}

const rules: fc.Arbitrary<Rules> = fc.record({
  renewal: renewals,
  rollover: rollovers,
  spare: fc.boolean(),
});

function planOf(id: string, amount: number, month: number, year: number | undefined, by: Rules): Plan {
  const { renewal, rollover, spare } = by;
  const priced = plan(id, amount, month, { renewal, rollover });
  const [first] = priced.included;
  const price = { ...priced.price, ...(year === undefined ? {} : { year: usdOf(year) }) };
  if (first === undefined || !spare) return { ...priced, price };
  const extra = {
    ...first,
    id: 'spare',
    amount: 3,
    renewal: 'daily',
    rollover: 'none',
    spare: true,
  } as const;
  return { ...priced, price, included: [first, extra] };
}

const usdOf = (amount: number) => ({ amount, currency: 'USD', ...fact });

const plans = fc
  .array(fc.tuple(amounts, cents, fc.option(cents, { nil: undefined }), rules), {
    minLength: 1,
    maxLength: 4,
  })
  .map((all) => all.map(([amount, month, year, by], index) => planOf(`p${index}`, amount, month, year, by)));

const bundles: fc.Arbitrary<readonly Bundle[]> = fc
  .array(
    fc.tuple(
      fc.integer({ min: 100, max: 3000 }),
      costly,
      fc.constantFrom<number | 'never'>('never', 1, 3, 12),
      fc.boolean(),
    ),
    { maxLength: 3 },
  )
  .map((all) =>
    all.map(([amount, price, expiresAfterMonths, forAll], index) =>
      bundle(`b${index}`, amount, price, {
        expiresAfterMonths,
        ...(forAll ? {} : { needsPlan: ['p0'] }),
      }),
    ),
  );

const tables: fc.Arbitrary<PlanTable> = fc.record({ plans, bundles, bought: fc.constant([]) });

/** Tenths, some days without use, some bursts. */
const use = fc.array(
  fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: 300 }).map((tenths) => tenths / 10),
    fc.integer({ min: 0, max: 200 }),
  ),
  { minLength: 14, maxLength: 40 },
);
const starts = fc.integer({ min: 0, max: 1500 }).map((days) => now + days * 86_400_000);

function answer(table: PlanTable, daily: readonly number[], rest: Partial<Question> = {}): Advice {
  const mean = daily.reduce((sum, amount) => sum + amount, 0) / daily.length;
  return advise({
    table,
    pool: 'credits',
    unit: 'credit',
    use: { observedDays: daily.length, perDay: { mean, low: mean, high: mean }, daily },
    now,
    ...rest,
  });
}

/** The best that covers all use. */
function best({ ranked }: Advice): Option | undefined {
  return ranked.find(({ outcome }) => outcome.uncovered === 0);
}

describe('for every table and every use', () => {
  it('the cost never falls when use grows', () => {
    fc.assert(
      fc.property(
        tables,
        use,
        fc.array(fc.nat(80), { minLength: 40, maxLength: 40 }),
        starts,
        (table, daily, more, at) => {
          const less = best(answer(table, daily, { now: at }));
          const grown = best(
            answer(
              table,
              daily.map((amount, day) => exact(amount + (more[day] ?? 0))),
              { now: at },
            ),
          );
          if (grown === undefined) return;
          expect(less?.cost.amount).toBeLessThanOrEqual(grown.cost.amount);
        },
      ),
    );
  });

  it('what is covered and what is not are all that is used', () => {
    fc.assert(
      fc.property(tables, use, starts, (table, daily, at) => {
        const whole = exact(
          Array.from({ length: 365 }, (_, day) => daily[day % daily.length] ?? 0).reduce((a, b) => a + b, 0),
        );
        const { ranked, unranked } = answer(table, daily, { now: at });
        for (const { outcome } of [...ranked, ...unranked]) {
          if (outcome === undefined) continue;
          expect(exact(outcome.covered + outcome.uncovered)).toBe(exact(outcome.use));
          expect(outcome.use).toBeCloseTo(whole, 6);
          expect(outcome.covered).toBeGreaterThanOrEqual(0);
          expect(outcome.uncovered).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('shares are between nothing and all', () => {
    fc.assert(
      fc.property(tables, use, starts, (table, daily, at) => {
        for (const { outcome } of answer(table, daily, { now: at }).ranked) {
          for (const share of [outcome.coveredShare, outcome.unusedShare ?? 0]) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });

  it('a plan that includes more and costs no more is never ranked below', () => {
    fc.assert(
      fc.property(
        tables,
        use,
        fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 2000 }), starts),
        amounts,
        cents,
        rules,
        (table, daily, [more, cheaper, at], amount, price, by) => {
          const lesser = planOf('a-lesser', amount, exact(price + cheaper / 100), undefined, by);
          const better = planOf('z-better', amount + more, price, undefined, by);
          const { ranked } = answer({ ...table, plans: [...table.plans, lesser, better] }, daily, {
            now: at,
          });
          const place = (plan: string) => ranked.findIndex((option) => option.plan === plan);
          expect(place('z-better')).toBeLessThan(place('a-lesser'));
        },
      ),
    );
  });

  it('the order of the table makes no difference', () => {
    const shuffled = tables.chain((table) =>
      fc.record({
        table: fc.constant(table),
        plans: fc.shuffledSubarray([...table.plans], { minLength: table.plans.length }),
        bundles: fc.shuffledSubarray([...table.bundles], { minLength: table.bundles.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, use, ({ table, plans, bundles }, daily) => {
        const other = answer({ ...table, plans, bundles }, daily);
        const first = answer(table, daily);
        expect(other.ranked).toEqual(first.ranked);
        expect(other.unranked).toEqual(first.unranked);
      }),
    );
  });

  it('prices so many times as high make every cost so many times as high', () => {
    fc.assert(
      fc.property(tables, use, fc.integer({ min: 2, max: 9 }), (table, daily, factor) => {
        const dearer = <P extends Price>(price: P): P => ({
          ...price,
          amount: exact(price.amount * factor),
        });
        const raised: PlanTable = {
          ...table,
          plans: table.plans.map((one) => ({
            ...one,
            price: {
              ...(one.price?.month === undefined ? {} : { month: dearer(one.price.month) }),
              ...(one.price?.year === undefined ? {} : { year: dearer(one.price.year) }),
            },
          })),
          bundles: table.bundles.map((one) => ({
            ...one,
            ...(one.price === undefined ? {} : { price: dearer(one.price) }),
          })),
        };
        const costs = ({ ranked }: Advice, times: number) =>
          ranked.map(({ id, cost }) => `${id} ${exact(cost.amount * times)}`);
        expect(costs(answer(raised, daily), 1)).toEqual(costs(answer(table, daily), factor));
      }),
    );
  });

  it('the rows of the arithmetic add up to the cost, and the top-ups cover what the plan does not', () => {
    fc.assert(
      fc.property(tables, use, starts, (table, daily, at) => {
        for (const option of answer(table, daily, { now: at }).ranked) {
          const sums = option.lines.map((line) =>
            line.kind === 'plan' || line.kind === 'bundle' ? line.total.amount : 0,
          );
          expect(exact(sums.reduce((a, b) => a + b, 0))).toBe(option.cost.amount);
          if (option.withTopUps) expect(option.outcome.uncovered).toBe(0);
        }
      }),
    );
  });

  it('more use never leaves more of a plan unused', () => {
    fc.assert(
      fc.property(plans, use, fc.nat(50), (all, daily, more) => {
        const table = { plans: all, bundles: [], bought: [] };
        const before = answer(table, daily).ranked;
        const after = answer(
          table,
          daily.map((amount) => exact(amount + more)),
        ).ranked;
        for (const { id, outcome } of after) {
          const unused = before.find((one) => one.id === id)?.outcome.unusedShare ?? 1;
          expect(outcome.unusedShare ?? 0).toBeLessThanOrEqual(unused);
        }
      }),
    );
  });

  it('credit that is there already never makes the best option dearer', () => {
    fc.assert(
      fc.property(tables, use, amounts, fc.integer({ min: 1, max: 400 }), (table, daily, left, days) => {
        const owned = [{ id: 'mine', label: 'Mine', left, expiresAt: now + days * 86_400_000 }];
        const without = best(answer(table, daily));
        if (without === undefined) return;
        const more = best(answer(table, daily, { owned }));
        expect(more?.cost.amount).toBeLessThanOrEqual(without.cost.amount);
      }),
    );
  });
});

describe('the cheapest top-ups', () => {
  it('are as cheap as trying every count of every pack, where nothing expires', () => {
    const packs = fc.array(fc.tuple(fc.integer({ min: 3, max: 40 }), fc.integer({ min: 1, max: 30 })), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(packs, fc.array(fc.nat(8), { minLength: 1, maxLength: 12 }), (all, short) => {
        const total = short.reduce((sum, amount) => sum + amount, 0);
        const mix = cheapestMix(
          short.map(scaled),
          all.map(([amount, cost], index) => ({
            id: `${index}`,
            amount: scaled(amount),
            cost: scaled(cost),
          })),
          calendarFrom(now),
        );
        expect(mix === undefined ? undefined : unscaled(mix.cost)).toBe(cheapest(all, total));
      }),
    );
  });

  it('are as cheap as trying every order of buying, where packs expire', () => {
    const packs = fc.array(
      fc.tuple(
        fc.integer({ min: 10, max: 60 }),
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(1, 2, undefined),
      ),
      { minLength: 1, maxLength: 3 },
    );
    const calendar = calendarFrom(now);
    fc.assert(
      fc.property(packs, fc.array(fc.nat(30), { minLength: 1, maxLength: 6 }), (all, months) => {
        // One use on the tenth of each month.
        const short = Array.from({ length: 200 }, () => 0);
        months.forEach((amount, month) => {
          short[calendar.later(9, month)] = amount;
        });
        const mix = cheapestMix(
          short.map(scaled),
          all.map(([amount, cost, expiresAfterMonths], index) => ({
            id: `${index}`,
            amount: scaled(amount),
            cost: scaled(cost),
            ...(expiresAfterMonths === undefined ? {} : { expiresAfterMonths }),
          })),
          calendar,
        );
        expect(mix === undefined ? undefined : unscaled(mix.cost)).toBe(inAnyOrder(all, months));
      }),
    );
  });
});

type Tried = readonly (readonly [amount: number, cost: number, months?: number | undefined])[];

function cheapest(packs: Tried, total: number): number {
  if (total <= 0) return 0;
  return Math.min(...packs.map(([amount, cost]) => cost + cheapest(packs, total - amount)));
}

/** Every pack tried whenever nothing is left; it lasts so many uses that are a month apart. */
function inAnyOrder(packs: Tried, months: readonly number[]): number {
  const first = months.findIndex((amount) => amount > 0);
  if (first === -1) return 0;
  return Math.min(
    ...packs.map(([amount, cost, lasts = months.length]) => {
      let stock = amount;
      const rest = months.map((open, month) => {
        if (month < first || month >= first + lasts) return open;
        const taken = Math.min(open, stock);
        stock -= taken;
        return open - taken;
      });
      return cost + inAnyOrder(packs, rest);
    }),
  );
}
