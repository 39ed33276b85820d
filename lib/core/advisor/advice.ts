import type { Confidence } from '../fact';
import type { Unit } from '../unit';
import type { Unknown } from './capacity';
import type { Price, Renewal, TableAge } from './plan-table';

/** What the advisor says about one pool, all as plain data. words.ts puts it into sentences. */
export interface Advice {
  readonly pool: string;
  readonly unit: Unit;
  /** Whether enough days were seen to say anything. If not, there are no options. */
  readonly enough: boolean;
  readonly observedDays: number;
  /** In which all costs are. Absent: there are none. */
  readonly currency?: string;
  /**
   * The best first: those that cover all use by what a year costs, then the others by how much they cover. Of equal
   * ones the one that includes more goes first.
   */
  readonly ranked: readonly Option[];
  readonly unranked: readonly Unranked[];
  /**
   * What is paid a year now, with the top-ups that the current plan needs for the use. Absent: not said, or no rate.
   */
  readonly currentCost?: Price;
  /** Of the whole table. Absent: it is empty. */
  readonly table?: TableAge;
  readonly notes: readonly Note[];
}

/** A way to pay for a year of the measured use. */
export interface Choice {
  /** `pro/month`, `pro/year+top-ups`, `+top-ups`. */
  readonly id: string;
  /** An id of the table. Absent: no plan, top-ups alone. */
  readonly plan?: string;
  /** Of the plan. */
  readonly name?: string;
  /** How the plan is paid. Absent: no plan, or no price. */
  readonly per?: 'month' | 'year';
  readonly withTopUps: boolean;
  /** It is what the person pays now. */
  readonly isCurrent: boolean;
}

export interface Option extends Choice {
  readonly cost: Price;
  readonly outcome: Outcome;
  /** The arithmetic, a row each. */
  readonly lines: readonly Line[];
  readonly assumptions: readonly Assumption[];
  /** The lowest of the facts that it rests on. */
  readonly confidence: Confidence;
  /** Of the oldest fact that it rests on. Absent: on none but what the person said. */
  readonly asOf?: string;
}

export interface Unranked extends Choice {
  readonly reason: Unknown | 'price-unknown' | 'no-rate' | 'too-many-bundles';
  /** What it would do, where at least that is known. */
  readonly outcome?: Outcome;
}

/** A year, in the pool's unit; `covered` + `uncovered` = `use`. */
export interface Outcome {
  readonly use: number;
  readonly covered: number;
  readonly uncovered: number;
  /** 0 to 1; all of nothing is 1. */
  readonly coveredShare: number;
  /** What the plan includes in the year, spare allowances left out. */
  readonly included: number;
  /** The part of `included` that is not used, 0 to 1. Absent: nothing is included. */
  readonly unusedShare?: number;
  /** Of the top-ups, what is lost or still there when the year ends; they are paid whole. Absent: there are none. */
  readonly boughtUnused?: number;
}

export type Line =
  | {
      readonly kind: 'plan';
      readonly count: number;
      readonly per: 'month' | 'year';
      readonly price: Price;
      readonly total: Price;
    }
  | {
      readonly kind: 'bundle';
      readonly name: string;
      readonly count: number;
      readonly amount: number;
      readonly unit: Unit;
      readonly price: Price;
      readonly total: Price;
    }
  /** `from` is a sum of the lines before it, in the currency of the costs it is `total`. */
  | {
      readonly kind: 'rate';
      readonly from: Price;
      readonly rate: number;
      readonly asOf: string;
      readonly total: Price;
    }
  /** There where there are several sums. */
  | { readonly kind: 'total'; readonly total: Price }
  | {
      readonly kind: 'included';
      readonly amount: number;
      readonly unit: Unit;
      readonly renewal: Renewal;
      readonly spare: boolean;
    };

export type Assumption =
  /** The table doesn't tell what becomes of what is left over: taken as lost. */
  | 'rollover-unknown'
  /** The table doesn't tell when a bundle expires: taken as lasting the year. */
  | 'expiry-unknown';

export type Note =
  | { readonly kind: 'too-little-data'; readonly observedDays: number; readonly neededDays: number }
  | { readonly kind: 'cheaper'; readonly choice: Choice; readonly saves: Price }
  | { readonly kind: 'nothing-cheaper' }
  /** The plan that is paid now isn't known, so there is nothing to compare with. */
  | { readonly kind: 'cheapest'; readonly choice: Choice; readonly cost: Price }
  /** Nothing covers all use; this covers most of it. */
  | { readonly kind: 'covers-most'; readonly choice: Choice; readonly share: number }
  /** Of what the current plan includes. */
  | { readonly kind: 'unused'; readonly choice: Choice; readonly share: number }
  /** The current plan covers only so much. */
  | { readonly kind: 'not-covered'; readonly choice: Choice; readonly share: number }
  | {
      readonly kind: 'bundle-expires';
      readonly id: string;
      readonly label: string;
      readonly unused: number;
      readonly unit: Unit;
      readonly expiresAt: number;
    }
  /** At the low or the high end of the burn rate something else is best. */
  | { readonly kind: 'unsteady' }
  | { readonly kind: 'price-unknown'; readonly names: readonly string[] }
  | { readonly kind: 'old-table'; readonly asOf: string; readonly days: number }
  /** The plans include other pools too, which are not looked at. */
  | { readonly kind: 'one-pool' };
