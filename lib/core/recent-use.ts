import { amountOf, amountText, sumOf } from './amount';
import { addDays } from './renewal/calendar';
import type { DrawRollup, HourRollup, Rollup } from './rollup';
import type { Unit } from './unit';

/** What was used on a day. */
export interface DayAmount {
  /** `2026-05-03`. */
  readonly day: string;
  readonly amount: number;
}

/** What was used of one pool, or in one unit, day by day. Days without use are absent. */
export interface UseSeries {
  readonly unit: Unit;
  /** The first day that is known of, whether something was used on it or not. */
  readonly from: string;
  readonly days: readonly DayAmount[];
}

/** What was spent on one day in one unit. */
export interface DaySpent {
  readonly unit: Unit;
  /** Of the spends whose amount is known. */
  readonly amount: number;
  readonly estimated: boolean;
  readonly spends: number;
  readonly uncounted: number;
}

/**
 * The last weeks of an account in a few hundred numbers: what a forecast needs, kept beside the balances so that the
 * popup need not ask the ledger.
 */
export interface RecentUse {
  /** pool -> what it lost, by the platform's own readings. */
  readonly pools: Readonly<Record<string, UseSeries>>;
  /** unit -> what was seen spent in it: for limits by hand, which nobody reads. */
  readonly units: Readonly<Record<Unit, UseSeries>>;
  /** Spends seen in each hour of the day, 24 counts. */
  readonly hours: readonly number[];
  readonly today: { readonly day: string; readonly spent: readonly DaySpent[] };
}

/** Long enough for a weekly rhythm, short enough to forget old habits. */
export const RECENT_DAYS = 56;

/** Rows of one account, of the last `RECENT_DAYS` days. */
export interface UseRows {
  readonly rollups: readonly Rollup[];
  readonly draws: readonly DrawRollup[];
  readonly hours: readonly HourRollup[];
}

/**
 * The recent use at the end of `today`. `before`: what was known, for the first day of pools that were not used since;
 * `seen`: pools that were read today, which begin to be known if they were not.
 */
export function recentUseOf(
  { rollups, draws, hours }: UseRows,
  today: string,
  seen: readonly { readonly pool: string; readonly unit: Unit }[],
  before: RecentUse | undefined,
): RecentUse {
  const first = addDays(today, 1 - RECENT_DAYS);
  const drawn = draws.map(({ pool, unit, day, amount }) => ({ key: pool, unit, day, amount }));
  const spent = rollups
    .filter(({ amount }) => amount !== '0')
    .map(({ unit, day, amount }) => ({ key: unit, unit, day, amount }));
  const seenPools = seen.map(({ pool, unit }) => ({ key: pool, unit, day: today, amount: '0' }));
  const seenUnits = rollups.map(({ unit, day }) => ({ key: unit, unit, day, amount: '0' }));
  return {
    pools: seriesOf([...drawn, ...seenPools], first, before?.pools ?? {}),
    units: seriesOf([...spent, ...seenUnits], first, before?.units ?? {}),
    hours: Array.from({ length: 24 }, (_, hour) =>
      hours.reduce((sum, row) => sum + (row.hours[hour] ?? 0), 0),
    ),
    today: { day: today, spent: spentOn(today, rollups) },
  };
}

interface Part {
  readonly key: string;
  readonly unit: Unit;
  readonly day: string;
  /** An exact decimal. */
  readonly amount: string;
}

/** A pool that changed its unit begins anew: two units are never added. */
function seriesOf(
  parts: readonly Part[],
  first: string,
  before: Readonly<Record<string, UseSeries>>,
): Record<string, UseSeries> {
  const series = new Map<string, { unit: Unit; from: string; days: Map<string, string> }>();
  for (const [key, { unit, from }] of Object.entries(before)) {
    series.set(key, { unit, from: from < first ? first : from, days: new Map() });
  }
  for (const { key, unit, day, amount } of [...parts].sort((a, b) =>
    a.day < b.day ? -1 : a.day > b.day ? 1 : 0,
  )) {
    let one = series.get(key);
    if (one === undefined || one.unit !== unit) {
      one = { unit, from: day, days: new Map() };
      series.set(key, one);
    }
    if (day < one.from) one.from = day;
    if (amount !== '0') one.days.set(day, amountText(sumOf([one.days.get(day) ?? '0', amount])));
  }
  return Object.fromEntries(
    [...series].map(([key, { unit, from, days }]) => [
      key,
      { unit, from, days: [...days].map(([day, amount]) => ({ day, amount: Number(amount) })) },
    ]),
  );
}

function spentOn(day: string, rollups: readonly Rollup[]): readonly DaySpent[] {
  const ofDay = rollups.filter((row) => row.day === day);
  return [...new Set(ofDay.map(({ unit }) => unit))].map((unit) => {
    const rows = ofDay.filter((row) => row.unit === unit);
    return {
      unit,
      amount: Number(amountText(sumOf(rows.map(({ amount }) => amount)))),
      estimated: rows.some(({ estimated }) => amountOf(estimated).gt(0)),
      spends: rows.reduce((sum, { spends }) => sum + spends, 0),
      uncounted: rows.reduce((sum, { uncounted }) => sum + uncounted, 0),
    };
  });
}
