import type { Unit } from '../unit';
import type { PlanTable, Price, Renewal } from './plan-table';

/** What the advisor is asked: about one pool of one account. Times in ms since the epoch. */
export interface Question {
  readonly table: PlanTable;
  readonly pool: string;
  readonly unit: Unit;
  /** How often the pool is full again. Needed for percent, of which the table tells multiples only. */
  readonly renewal?: Renewal;
  readonly use: MeasuredUse;
  /** Absent: not said. */
  readonly current?: CurrentPlan;
  readonly owned?: readonly OwnedCredit[];
  /** The person's own currency and the rates into it; only needed where prices are in several currencies. */
  readonly currency?: string;
  readonly rates?: Readonly<Record<string, Rate>>;
  readonly now: number;
}

/** What was used of the pool, in its unit. Of percent: of the plan that is paid now. */
export interface MeasuredUse {
  /** Days that were looked at, also those without use. */
  readonly observedDays: number;
  readonly perDay: { readonly mean: number; readonly low: number; readonly high: number };
  /**
   * The amounts of days in a row, oldest first. A year is these days over and over, so that bursts stay bursts;
   * absent: every day is like the mean.
   */
  readonly daily?: readonly number[];
}

/** As it is in the settings (`PaidPlan`). */
export interface CurrentPlan {
  /** An id of the table; absent: another plan. */
  readonly plan?: string;
  readonly price: Price;
  readonly per: 'month' | 'year';
}

/** A bundle that the person has. */
export interface OwnedCredit {
  readonly id: string;
  readonly label: string;
  readonly left: number;
  /** Absent: never. */
  readonly expiresAt?: number;
}

/** One unit of a foreign currency in the own one, and the day it is of. */
export interface Rate {
  readonly rate: number;
  readonly asOf: string;
}
