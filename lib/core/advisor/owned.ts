import type { BoughtCredit, Bundle, PlanTable } from './plan-table';
import type { OwnedCredit, Question } from './question';
import { scaled } from './scaled';
import type { Lot } from './simulate';

const DAY = 86_400_000;

/** What the table says of all credit bought for the pool. */
export function boughtIn({ table, pool, unit }: Question): BoughtCredit | undefined {
  return table.bought.find((one) => one.pool === pool && one.unit === unit);
}

/** Whether bought credit, or a bundle, can be used with a plan (undefined: with none). */
export function worksWith(
  plan: string | undefined,
  needsPlan: PlanTable['bundles'][number]['needsPlan'] = [],
): boolean {
  return needsPlan.length === 0 || (plan !== undefined && needsPlan.includes(plan));
}

/** The bundles for the pool that can be had with a plan. */
export function bundlesFor(plan: string | undefined, question: Question): readonly Bundle[] {
  const bought = boughtIn(question);
  return question.table.bundles.filter(
    ({ pool, unit, needsPlan = bought?.needsPlan }) =>
      pool === question.pool && unit === question.unit && worksWith(plan, needsPlan),
  );
}

/** Credit that the person has, from today on. What expires within a day can be used on that day. */
export function lotOf({ left, expiresAt }: OwnedCredit, now: number): Lot {
  const lot = { amount: scaled(left) };
  return expiresAt === undefined ? lot : { ...lot, until: Math.ceil((expiresAt - now) / DAY) };
}

/** The credit that the person has and could use with a plan. */
export function lotsFor(plan: string | undefined, question: Question): readonly Lot[] {
  if (!worksWith(plan, boughtIn(question)?.needsPlan)) return [];
  return (question.owned ?? []).map((one) => lotOf(one, question.now));
}
