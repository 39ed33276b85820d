import { addDays, weekdayOf } from '../renewal/calendar';
import type { HourRollup } from '../rollup';
import { inScope, type MeasureSummary, type Scope } from './aggregate';
import { type DaySpan, daysIn } from './days';

/** Spends by weekday (0 = Sunday) and hour of the person's clock. */
export interface HourGrid {
  /** 7 × 24 counts. */
  readonly counts: readonly (readonly number[])[];
  readonly total: number;
  /** Absent where nothing was spent. Of two the earlier one in the week. */
  readonly busiest?: { readonly weekday: number; readonly hour: number; readonly count: number };
}

export function hourGrid(rows: readonly HourRollup[], scope: Scope): HourGrid {
  const counts = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  let total = 0;
  for (const row of rows) {
    if (!inScope(row, scope)) continue;
    const day = counts[weekdayOf(row.day)];
    if (day === undefined) continue;
    row.hours.forEach((count, hour) => {
      if (hour > 23) return;
      day[hour] = (day[hour] ?? 0) + count;
      total += count;
    });
  }
  let busiest = { weekday: 0, hour: 0, count: 0 };
  counts.forEach((day, weekday) => {
    day.forEach((count, hour) => {
      if (count > busiest.count) busiest = { weekday, hour, count };
    });
  });
  return total === 0 ? { counts, total } : { counts, total, busiest };
}

/** day -> spends; days without one are absent. */
export function spendsByDay(rows: readonly HourRollup[], scope: Scope): ReadonlyMap<string, number> {
  const days = new Map<string, number>();
  for (const row of rows) {
    if (!inScope(row, scope)) continue;
    const count = row.hours.reduce((sum, hour) => sum + hour, 0);
    if (count > 0) days.set(row.day, (days.get(row.day) ?? 0) + count);
  }
  return days;
}

/**
 * The weekday on which the most is spent, by the average of such days in the span. Undefined where there is too
 * little to say so: less than two weeks, only one such day with a spend, or no weekday that leads by a tenth.
 */
export function busiestWeekday(days: MeasureSummary['days'], span: DaySpan): number | undefined {
  if (daysIn(span) < 14) return undefined;
  const sums = new Array<number>(7).fill(0);
  const used = new Array<number>(7).fill(0);
  for (const [day, amount] of days) {
    const weekday = weekdayOf(day);
    sums[weekday] = (sums[weekday] ?? 0) + Number(amount);
    used[weekday] = (used[weekday] ?? 0) + 1;
  }
  const whole = Math.floor(daysIn(span) / 7);
  const rest = daysIn(span) % 7;
  const first = weekdayOf(span.from);
  const means = sums.map((sum, weekday) => sum / (whole + ((weekday - first + 7) % 7 < rest ? 1 : 0)));
  const [best = 0, second = 0] = [...means].sort((a, b) => b - a);
  const weekday = means.indexOf(best);
  return (used[weekday] ?? 0) > 1 && best > 0 && best >= second * 1.1 ? weekday : undefined;
}

/** The weeks that cover the span, each of 7 days from `weekStart` on; days outside the span are undefined. */
export function weeksOf(span: DaySpan, weekStart: number): readonly (readonly (string | undefined)[])[] {
  const weeks: (string | undefined)[][] = [];
  const lead = (weekdayOf(span.from) - weekStart + 7) % 7;
  for (let monday = addDays(span.from, -lead); monday <= span.to; monday = addDays(monday, 7)) {
    weeks.push(
      Array.from({ length: 7 }, (_, index) => {
        const day = addDays(monday, index);
        return span.from <= day && day <= span.to ? day : undefined;
      }),
    );
  }
  return weeks;
}

/**
 * How strongly to colour a value: 0 for nothing, 1 to 4 by the quarter of the other values that it lies in. So one
 * extreme day doesn't make all others pale. `ascending`: all values above 0.
 */
export function heatLevel(value: number, ascending: readonly number[]): 0 | 1 | 2 | 3 | 4 {
  if (value <= 0 || ascending.length === 0) return 0;
  const quarter = (part: number) => ascending[Math.floor((ascending.length - 1) * part)] ?? 0;
  if (value <= quarter(0.25) && value < quarter(1)) return 1;
  if (value <= quarter(0.5) && value < quarter(1)) return 2;
  return value <= quarter(0.75) && value < quarter(1) ? 3 : 4;
}
