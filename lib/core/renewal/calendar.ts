import { create, toZonedDateTime } from 'temporal-polyfill/fns/PlainDate';
import { offsetAt } from './offset';

/**
 * Days as people count them: `2026-05-03` on a zone's wall clock, so that they sort and compare as text. All throw a
 * RangeError for an unknown zone, a day that no calendar has, or an instant outside of what `Date` can hold.
 */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The days already written out, by number; a million spends fall on few of them. */
const written = new Map<number, string>();
const MOST_WRITTEN = 20_000;

/**
 * The day of an instant (ms) on a zone's wall clock. Where a zone sets its clock back over midnight by a minute past
 * it (St John's until 2011), the minute before belongs to the new day already and the hour after to the old one again.
 */
export function dayOf(at: number, zone: string): string {
  return dayNumbered(Math.floor((at + offsetAt(at, zone)) / DAY));
}

/** The hour of an instant (ms) on a zone's wall clock, 0 to 23. */
export function hourOf(at: number, zone: string): number {
  const local = at + offsetAt(at, zone);
  return Math.floor((local - Math.floor(local / DAY) * DAY) / HOUR);
}

/**
 * The first instant (ms) of a day: midnight, or what comes after the gap where the zone skips midnight. Of a day that
 * the zone skips whole (Apia, 30 December 2011), the beginning of the next.
 */
export function startOfDay(day: string, zone: string): number {
  const date = new Date(dayNumber(day) * DAY);
  return toZonedDateTime(create(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()), zone)
    .epochMilliseconds;
}

/** The day so many days later, or earlier for a negative number. */
export function addDays(day: string, days: number): string {
  return dayNumbered(dayNumber(day) + days);
}

/** How many days `to` is later than `from`; negative where it is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 = Sunday. */
export function weekdayOf(day: string): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  return new Date(dayNumber(day) * DAY).getUTCDay() as 0 | 1 | 2 | 3 | 4 | 5 | 6;
}

/** Days since 1 January 1970. */
function dayNumber(day: string): number {
  const number = Date.parse(`${day}T00:00:00Z`) / DAY;
  // Some engines read 30 February as 2 March.
  if (Number.isNaN(number) || dayNumbered(number) !== day) {
    throw new RangeError(`"${day}" is not a day.`);
  }
  return number;
}

function dayNumbered(number: number): string {
  let day = written.get(number);
  if (day === undefined) {
    const text = new Date(number * DAY).toISOString();
    day = text.slice(0, text.indexOf('T'));
    if (written.size >= MOST_WRITTEN) {
      written.clear();
    }
    written.set(number, day);
  }
  return day;
}
