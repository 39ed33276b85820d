import Big from 'big.js';
import type { Fact } from '../fact';
import type { Allowance, Plan, PlanTable } from './plan-table';
import type { Question } from './question';
import { type Scaled, scaled } from './scaled';
import type { Stock } from './simulate';

/** What a plan holds of the pool that is asked about, and what that rests on. */
export interface Capacity {
  readonly stocks: readonly Stock[];
  readonly facts: readonly Fact[];
  /** Whether the table tells what becomes of what is left over; if not, it is taken as lost. */
  readonly rolloverTold: boolean;
}

/** Why it isn't known what a plan holds. */
export type Unknown =
  /** Neither an amount nor a multiple is told. */
  | 'allowance-unknown'
  /** It is told as a multiple, and of what depends on the plan that is paid now. */
  | 'current-needed'
  /** How often the pool is full again isn't known, or it is oftener than once a day. */
  | 'renewal-unknown';

export function capacityOf(plan: Plan, question: Question): Capacity | Unknown {
  return (
    toldAmounts(plan, question) ??
    (question.unit === 'percent' ? inPercent(plan, question) : 'allowance-unknown')
  );
}

/** What the table tells in amounts: the plan's own, or those of the plan of which it is a multiple. */
function toldAmounts(plan: Plan, { table, pool, unit }: Question): Capacity | undefined {
  for (const link of chainOf(plan, table)) {
    const own = link.plan.included.filter((one) => one.pool === pool && one.unit === unit);
    if (own.length === 0) continue;
    return {
      stocks: own.map((allowance) => stockOf(allowance, link.factor)),
      facts: [...own, ...link.facts],
      rolloverTold: own.every(({ rollover }) => rollover !== undefined),
    };
  }
  return undefined;
}

function stockOf({ amount, renewal, rollover = 'none', spare }: Allowance, factor: Big): Stock {
  const times = (of: number): Scaled => scaled(factor.times(of));
  const stock = { amount: times(amount), renewal, spare: spare === true };
  if (rollover === 'kept') return stock;
  return { ...stock, carries: rollover === 'none' ? 0n : times(rollover.max) };
}

/** A plan's percent are its own: 100 of Max 5x are 500 of Pro. Here all are counted in those of the current plan. */
function inPercent(plan: Plan, { table, current, renewal }: Question): Capacity | Unknown {
  if (plan.relative === undefined && !table.plans.some(({ relative }) => relative?.to === plan.id))
    return 'allowance-unknown';
  const mine = table.plans.find(({ id }) => id === current?.plan);
  if (mine === undefined) return 'current-needed';
  if (renewal === undefined) return 'renewal-unknown';
  const [own, base] = [chainOf(plan, table).at(-1), chainOf(mine, table).at(-1)];
  if (own === undefined || base === undefined || own.plan !== base.plan) return 'allowance-unknown';
  return {
    stocks: [{ amount: scaled(own.factor.times(100).div(base.factor)), renewal, carries: 0n, spare: false }],
    // Of its own percent a plan has a hundred, whatever the table says.
    facts: plan === mine ? [] : [...own.facts, ...base.facts],
    // Windows of percent start anew by what they are.
    rolloverTold: true,
  };
}

interface Link {
  readonly plan: Plan;
  /** How much of it the first plan holds. */
  readonly factor: Big;
  readonly facts: readonly Fact[];
}

/** The plan itself, the one of which it is a multiple, and so on; ends where the table goes in a circle. */
function chainOf(plan: Plan, { plans }: PlanTable): readonly Link[] {
  const chain: Link[] = [];
  let link: Link | undefined = { plan, factor: new Big(1), facts: [] };
  while (link !== undefined && !chain.some((one) => one.plan === link?.plan)) {
    chain.push(link);
    const { relative }: Plan = link.plan;
    const next: Plan | undefined = plans.find(({ id }) => id === relative?.to);
    link =
      relative === undefined || next === undefined
        ? undefined
        : { plan: next, factor: link.factor.times(relative.factor), facts: [...link.facts, relative] };
  }
  return chain;
}
