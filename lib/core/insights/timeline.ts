import { addDays, weekdayOf } from '../renewal/calendar';
import type { MeasureSummary, StackDimension } from './aggregate';
import { type DaySpan, daysIn, within } from './days';
import { fromScaled, toScaled } from './scaled';

export type BinSize = 'day' | 'week' | 'month';

/** One column of the chart: its days, cut to the span that is shown. */
export type Bin = DaySpan;

export interface Series {
  /** The group's key; undefined for all that have no series of their own. */
  readonly key: string | undefined;
  /** One for each bin: exact decimals. */
  readonly amounts: readonly string[];
}

export interface Timeline {
  readonly size: BinSize;
  readonly bins: readonly Bin[];
  /** The largest first; what is left over last. */
  readonly series: readonly Series[];
  readonly totals: readonly string[];
}

/** Columns that can still be told apart: a quarter of days, two years of weeks, then months. */
export function binSizeOf(span: DaySpan): BinSize {
  const days = daysIn(span);
  if (days <= 92) return 'day';
  return days <= 2 * 366 ? 'week' : 'month';
}

/** Weeks begin on `weekStart` (0 = Sunday). */
export function binsOf(span: DaySpan, size: BinSize, weekStart: number): readonly Bin[] {
  const bins: Bin[] = [];
  for (let from = span.from; from <= span.to; ) {
    const end = lastDayOf(from, size, weekStart);
    const to = end < span.to ? end : span.to;
    bins.push({ from, to });
    from = addDays(to, 1);
  }
  return bins;
}

/** The course of a measure: `most` groups by themselves, the others together. */
export function timelineOf(
  summary: MeasureSummary,
  dimension: StackDimension,
  span: DaySpan,
  { most, weekStart }: { readonly most: number; readonly weekStart: number },
): Timeline {
  const size = binSizeOf(span);
  const bins = binsOf(span, size, weekStart);
  // Groups of which no amount is known have no course.
  const keys = summary.groups[dimension]
    .map(({ key }) => key)
    .filter((key) => summary.daily[dimension].has(key));
  // One alone would be "others" with one member.
  const own = keys.length === most + 1 ? keys : keys.slice(0, most);
  const courses = (some: readonly string[]) =>
    some.flatMap((key) => {
      const course = summary.daily[dimension].get(key);
      return course === undefined ? [] : [course];
    });
  const binned = (of: readonly ReadonlyMap<string, string>[]) => sumBins(of, span, bins, summary.places);
  const rest = keys.slice(own.length);
  return {
    size,
    bins,
    series: [
      ...own.map((key) => ({ key, amounts: binned(courses([key])) })),
      ...(rest.length === 0 ? [] : [{ key: undefined, amounts: binned(courses(rest)) }]),
    ],
    totals: binned([summary.days]),
  };
}

function sumBins(
  courses: readonly ReadonlyMap<string, string>[],
  span: DaySpan,
  bins: readonly Bin[],
  places: number,
): readonly string[] {
  const sums = bins.map(() => 0n);
  for (const course of courses) {
    for (const [day, amount] of course) {
      if (!within(day, span)) continue;
      const index = binOf(day, bins);
      sums[index] = (sums[index] ?? 0n) + toScaled(amount, places);
    }
  }
  return sums.map((sum) => fromScaled(sum, places));
}

/** The last bin that begins on the day or before it. */
function binOf(day: string, bins: readonly Bin[]): number {
  let low = 0;
  let high = bins.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((bins[middle]?.from ?? '') <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

function lastDayOf(day: string, size: BinSize, weekStart: number): string {
  switch (size) {
    case 'day':
      return day;
    case 'week':
      return addDays(day, 6 - ((weekdayOf(day) - weekStart + 7) % 7));
    case 'month': {
      const [year = 1970, month = 1] = day.split('-').map(Number);
      return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
    }
  }
}
