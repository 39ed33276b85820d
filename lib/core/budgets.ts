import Big from 'big.js';
import type { Budget } from './budget';
import { type EffectivePrice, type Exchange, spendInMoney } from './money';
import { addDays, dayOf, startOfDay, weekdayOf } from './renewal/calendar';
import type { Rollup } from './rollup';
import { isMoney } from './unit';

/** The days that a budget counts now. */
export interface BudgetPeriod {
  /** The first and the last day, both inclusive: `2026-05-01`, `2026-05-31`. */
  readonly from: string;
  readonly to: string;
  /** The same as instants (ms): from `start`, up to but not including `end`. */
  readonly start: number;
  readonly end: number;
}

/**
 * The period of a budget at an instant, by the wall clock of `zone`. Weeks begin on Monday (ISO 8601) for everybody:
 * by the browser's language a budget would change when the language does.
 */
export function periodOf(per: Budget['per'], now: number, zone: string): BudgetPeriod {
  const today = dayOf(now, zone);
  const from = firstDay(per, today);
  const next = per === 'month' ? nextMonth(from) : addDays(from, per === 'week' ? 7 : 1);
  return { from, to: addDays(next, -1), start: startOfDay(from, zone), end: startOfDay(next, zone) };
}

function firstDay(per: Budget['per'], today: string): string {
  if (per === 'day') return today;
  return per === 'week' ? addDays(today, -((weekdayOf(today) + 6) % 7)) : `${today.slice(0, -2)}01`;
}

/** The first of the next month is within 31 days of the first of this one. */
function nextMonth(first: string): string {
  return `${addDays(first, 31).slice(0, -2)}01`;
}

/** What was spent of a budget, in its unit. */
export interface BudgetSpend {
  readonly spent: number;
  /** The part of it that no platform told itself in this unit. */
  readonly estimated: number;
  /** Spends that should count and can't: their amount is not known, or not its price in the budget's currency. */
  readonly unknown: number;
}

/** How units become money. */
export interface Pricing extends Exchange {
  readonly prices: readonly EffectivePrice[];
}

/**
 * What was spent of a budget in a period. In a platform's own unit: that platform's spends in exactly this unit. In a
 * currency: what was spent in it, and units at an effective price in it; where it is the person's own currency, other
 * currencies at their rates as well (as estimated). `rollups` may hold other days and platforms too.
 */
export function spentOf(
  { platform, unit }: Budget,
  { from, to }: BudgetPeriod,
  rollups: readonly Rollup[],
  pricing: Pricing,
): BudgetSpend {
  const rows = rollups.filter(
    (row) => row.day >= from && row.day <= to && (platform === undefined || row.platform === platform),
  );
  return isMoney(unit) ? moneyOf(rows, unit, pricing) : unitsOf(rows.filter((row) => row.unit === unit));
}

function unitsOf(rows: readonly Rollup[]): BudgetSpend {
  const sum = (member: 'amount' | 'estimated') =>
    rows.reduce((total, row) => total.plus(row[member]), new Big(0)).toNumber();
  return {
    spent: sum('amount'),
    estimated: sum('estimated'),
    unknown: rows.reduce((count, { uncounted }) => count + uncounted, 0),
  };
}

function moneyOf(rows: readonly Rollup[], unit: string, { prices, ...exchange }: Pricing): BudgetSpend {
  const { totals, home, unknown } = spendInMoney(rows, prices, exchange);
  const own = totals.find(({ currency }) => currency === unit);
  const spends = totals.reduce((count, total) => count + total.spends, 0);
  if (home?.currency !== unit) {
    const { amount: spent = 0, estimated = 0, spends: counted = 0 } = own ?? {};
    return { spent, estimated, unknown: unknown + spends - counted };
  }
  const changed = new Big(home.amount).minus(own?.amount ?? 0);
  return {
    spent: home.amount,
    // A rate is one day's: what was changed at it is no platform's word.
    estimated: changed.plus(own?.estimated ?? 0).toNumber(),
    unknown: unknown + spends - home.spends,
  };
}

/** How a budget stands. `over`: more than it was spent. `at-risk`: it will be, at this pace. */
export interface BudgetState extends BudgetSpend {
  readonly budget: Budget;
  readonly period: BudgetPeriod;
  /** What will be spent by the end of the period, in the budget's unit. Absent: too early to tell. */
  readonly projected?: number;
  readonly state: 'ok' | 'at-risk' | 'over';
}

/** A first spend early in the period says nothing about the rest of it: no straight line before this share has passed. */
const EARLIEST_LINE = 0.1;
const DAY = 86_400_000;

/**
 * A budget at an instant. `perDay`: the burn rate a day in the budget's unit, where a forecast knows it; else the
 * period goes on as it began.
 */
export function budgetState(
  budget: Budget,
  rollups: readonly Rollup[],
  pricing: Pricing,
  now: number,
  zone: string,
  perDay?: number,
): BudgetState {
  const period = periodOf(budget.per, now, zone);
  const spend = spentOf(budget, period, rollups, pricing);
  const projected = projectionOf(spend.spent, period, now, perDay);
  const over = spend.spent > budget.amount;
  const risky = projected !== undefined && projected > budget.amount;
  return {
    ...spend,
    budget,
    period,
    ...(projected === undefined ? {} : { projected }),
    state: over ? 'over' : risky ? 'at-risk' : 'ok',
  };
}

function projectionOf(
  spent: number,
  { start, end }: BudgetPeriod,
  now: number,
  perDay: number | undefined,
): number | undefined {
  if (perDay !== undefined) return new Big(spent).plus(new Big(perDay).times(end - now).div(DAY)).toNumber();
  const elapsed = (now - start) / (end - start);
  return elapsed < EARLIEST_LINE ? undefined : new Big(spent).div(elapsed).toNumber();
}
