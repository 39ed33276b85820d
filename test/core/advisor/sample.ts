import type { Advice, Option } from '../../../lib/core/advisor/advice';
import { advise } from '../../../lib/core/advisor/advise';
import type { Allowance, Bundle, Plan, PlanTable } from '../../../lib/core/advisor/plan-table';
import type { Question } from '../../../lib/core/advisor/question';

/** The year from here on has no leap day: months of 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31 and 28 days. */
export const now = Date.UTC(2026, 2, 1);

export const fact = { asOf: '2026-02-01', source: 'https://example.com/prices', confidence: 'high' } as const;

export const usd = (amount: number) => ({ amount, currency: 'USD', ...fact });

/** A plan of so many credits a month that don't roll over, at so many USD a month; no price: it isn't known. */
export function plan(
  id: string,
  amount: number,
  price?: number,
  more: Partial<Allowance> = {},
  rest: Partial<Plan> = {},
): Plan {
  const allowance: Allowance = {
    id: 'credits',
    amount,
    unit: 'credit',
    pool: 'credits',
    renewal: 'monthly',
    rollover: 'none',
    ...fact,
    ...more,
  };
  const name = id[0] === undefined ? id : id[0].toUpperCase() + id.slice(1);
  const cost = price === undefined ? {} : { price: { month: usd(price) } };
  return { id, name, ...cost, included: [allowance], ...fact, ...rest };
}

export function bundle(id: string, amount: number, price?: number, rest: Partial<Bundle> = {}): Bundle {
  return {
    id,
    name: id,
    amount,
    unit: 'credit',
    pool: 'credits',
    expiresAfterMonths: 'never',
    ...(price === undefined ? {} : { price: usd(price) }),
    ...fact,
    ...rest,
  };
}

export function table(
  plans: readonly Plan[],
  bundles: readonly Bundle[] = [],
  bought: PlanTable['bought'] = [],
): PlanTable {
  return { plans, bundles, bought };
}

/** The same on every day: no range. */
export function steady(perDay: number, observedDays = 30): Question['use'] {
  return { observedDays, perDay: { mean: perDay, low: perDay, high: perDay } };
}

export function days(daily: readonly number[]): Question['use'] {
  const mean = daily.reduce((sum, amount) => sum + amount, 0) / daily.length;
  return { observedDays: Math.max(30, daily.length), perDay: { mean, low: mean, high: mean }, daily };
}

export function ask(facts: Pick<Question, 'table' | 'use'> & Partial<Question>): Advice {
  return advise({ pool: 'credits', unit: 'credit', now, ...facts });
}

/** The options as `id cost`, best first; what isn't fully covered with what is missing. */
export function ranking({ ranked }: Advice): readonly string[] {
  return ranked.map(
    ({ id, cost, outcome: { uncovered } }) =>
      `${id} ${cost.currency} ${cost.amount}${uncovered === 0 ? '' : ` short ${uncovered}`}`,
  );
}

export function optionOf({ ranked }: Advice, id: string): Option {
  const option = ranked.find((one) => one.id === id);
  if (option === undefined) throw new Error(`No option ${id} among ${ranked.map((one) => one.id)}.`);
  return option;
}
