import type { Unit } from './unit';

/**
 * The spends of one day that have all of this in common. Follows from the spends alone: whatever the order in
 * which they came, the rows are the same. `''` stands for what a spend does not tell.
 */
export interface Rollup {
  /** The person's calendar day, `2026-05-03`. */
  readonly day: string;
  readonly platform: string;
  readonly account: string;
  readonly pool: string;
  readonly unit: Unit;
  readonly model: string;
  readonly feature: string;
  readonly conversation: string;
  readonly project: string;
  /** The sum of the known amounts: an exact decimal. */
  readonly amount: string;
  /** The part of `amount` that the platform did not tell itself (priced or learned): an exact decimal. */
  readonly estimated: string;
  /** Spends, refunded ones not counted. */
  readonly spends: number;
  /** Of them, those whose amount is not known. */
  readonly uncounted: number;
}

/** How many spends each hour of a day saw: 24 counts, by the person's clock. */
export interface HourRollup {
  readonly day: string;
  readonly platform: string;
  readonly account: string;
  readonly hours: readonly number[];
}

/**
 * What a pool lost on a day by the platform's own readings, also by use that nobody observed (another device).
 * Follows from the readings alone.
 */
export interface DrawRollup {
  readonly day: string;
  readonly platform: string;
  readonly account: string;
  readonly pool: string;
  readonly unit: Unit;
  /** An exact decimal, 0 or more. */
  readonly amount: string;
}

/** Which rows are wanted. Days are inclusive. */
export interface RollupQuery {
  readonly from: string;
  readonly to: string;
  readonly platform?: string;
  readonly account?: string;
  /** Roll-ups: `false` makes one of those that differ in conversation and project only, with '' for both: far fewer rows. */
  readonly conversations?: false;
}
