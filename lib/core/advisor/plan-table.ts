import { type Fact, oldest } from '../fact';
import type { Unit } from '../unit';

/**
 * What a platform sells, as plain data. What nobody told is absent: a plan without a price has an unknown one, it is
 * not free.
 */
export interface PlanTable {
  readonly plans: readonly Plan[];
  readonly bundles: readonly Bundle[];
  /** How bought credit is kept, also where its prices are not known. */
  readonly bought: readonly BoughtCredit[];
}

export interface Price {
  readonly amount: number;
  /** ISO 4217, `USD`. */
  readonly currency: string;
}

export type Renewal = 'daily' | 'weekly' | 'monthly';

/** What is carried into the next period, on top of its own amount: nothing, all of it, or so much at most. */
export type Rollover = 'none' | 'kept' | { readonly max: number };

export interface Plan extends Fact {
  /** Unique in the table. */
  readonly id: string;
  readonly name: string;
  /** For one person. `month`: paid month by month. `year`: the whole sum that is paid once a year. */
  readonly price?: { readonly month?: Price & Fact; readonly year?: Price & Fact };
  readonly included: readonly Allowance[];
  /** Where only a multiple of another plan is told: it holds `factor` times what the plan `to` holds. */
  readonly relative?: { readonly to: string; readonly factor: number } & Fact;
}

/** What a plan includes of one pool. */
export interface Allowance extends Fact {
  /** Unique in the plan. */
  readonly id: string;
  /** Absent: it is what the plan is about, and called as the plan. */
  readonly label?: string;
  readonly amount: number;
  readonly unit: Unit;
  /** The id of the platform's pool. Absent: which one it is, is not known. */
  readonly pool?: string;
  readonly renewal: Renewal;
  /** Absent: not told. */
  readonly rollover?: Rollover;
  /** Only there once all the rest of the pool, bought credit too, is used up. */
  readonly spare?: true;
}

/** A top-up or a pack: credit that is bought once. */
export interface Bundle extends Fact {
  /** Unique in the table. */
  readonly id: string;
  readonly name: string;
  readonly amount: number;
  readonly unit: Unit;
  readonly pool: string;
  readonly price?: Price & Fact;
  /** Months until it is lost. Absent: not told. */
  readonly expiresAfterMonths?: number | 'never';
  /** Ids of plans; with one of them it can be bought and used. Absent: with any, or none. */
  readonly needsPlan?: readonly string[];
}

/** What holds for all bought credit of a pool. */
export interface BoughtCredit extends Fact {
  readonly unit: Unit;
  readonly pool: string;
  readonly expiresAfterMonths?: number | 'never';
  readonly needsPlan?: readonly string[];
}

/** Prices and allowances change; after so many days a table is said to be old. */
export const OLD_AFTER_DAYS = 180;

export interface TableAge {
  /** Of the oldest fact. */
  readonly asOf: string;
  /** Whole days since then. */
  readonly days: number;
  /** Older than {@link OLD_AFTER_DAYS}. */
  readonly old: boolean;
}

/** How old facts are at `now` (ms): as old as the oldest of them. Undefined: there are none. */
export function ageOf(facts: readonly Fact[], now: number): TableAge | undefined {
  const asOf = oldest(facts);
  if (asOf === undefined) return undefined;
  const days = Math.floor((now - Date.parse(asOf)) / 86_400_000);
  return { asOf, days, old: days > OLD_AFTER_DAYS };
}

/** How old a table is at `now` (ms). Undefined: it says nothing. */
export function ageOfTable(table: PlanTable, now: number): TableAge | undefined {
  return ageOf(factsOf(table), now);
}

/** Everything that a table says, each with its source. */
export function factsOf({ plans, bundles, bought }: PlanTable): readonly Fact[] {
  return [
    ...plans.flatMap((plan) => [
      plan,
      ...pricesOf(plan),
      ...plan.included,
      ...(plan.relative === undefined ? [] : [plan.relative]),
    ]),
    ...bundles.flatMap((bundle) => [bundle, ...(bundle.price === undefined ? [] : [bundle.price])]),
    ...bought,
  ];
}

/** The prices of a plan that are told, by the month first. */
export function pricesOf({ price }: Plan): readonly (Price & Fact)[] {
  return [price?.month, price?.year].filter((told) => told !== undefined);
}
