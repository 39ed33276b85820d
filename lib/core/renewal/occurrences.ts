import { create, toZonedDateTime, withDayOfMonth } from 'temporal-polyfill/fns/PlainDateTime';
import { MOST_INSTANTS, tooMany } from './recurrence';
import type { RenewalRule } from './rule';

/**
 * When a rule renews. All are pure functions of their arguments: a clock that is set back across a renewal gets the
 * answers of before it again, and nothing of the later answer stays. A rule that names a zone stays where it is when
 * the person travels; one that names none follows `localZone` (IANA). They throw a RangeError for an unknown zone.
 */

const DAY = 86_400_000;
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 4;
/**
 * How far an occurrence may be from its date taken as UTC: 14 hours of offset, and the day that a zone skipped whole
 * when it moved over the date line.
 */
const SLACK = 2 * DAY;

/** Instants (ms) with `from` <= at < `to`, oldest first. None for `window`, `told` and `never`. */
export function occurrencesBetween(
  rule: RenewalRule,
  from: number,
  to: number,
  localZone: string,
): readonly number[] {
  const series = seriesOf(rule, localZone);
  if (series === undefined || !(from < to)) {
    return [];
  }
  if (series.near(to) - series.near(from) > MOST_INSTANTS) {
    throw tooMany();
  }
  const found: number[] = [];
  for (let index = series.near(from - SLACK); ; index++) {
    const at = series.at(index);
    if (at >= to) {
      return found;
    }
    // A day that a zone skips gives the instant of the next one.
    if (at >= from && at !== found.at(-1)) {
      found.push(at);
    }
  }
}

/** The first renewal (ms) later than `after`; undefined for `window`, `told` and `never`. */
export function nextOccurrence(rule: RenewalRule, after: number, localZone: string): number | undefined {
  const series = seriesOf(rule, localZone);
  if (series === undefined) {
    return undefined;
  }
  let index = series.near(after - SLACK);
  while (series.at(index) <= after) {
    index++;
  }
  return series.at(index);
}

/** The last renewal (ms) at or before `upTo`; undefined for `window`, `told` and `never`. */
export function lastOccurrence(rule: RenewalRule, upTo: number, localZone: string): number | undefined {
  const series = seriesOf(rule, localZone);
  if (series === undefined) {
    return undefined;
  }
  let index = series.near(upTo + SLACK);
  while (series.at(index) > upTo) {
    index--;
  }
  return series.at(index);
}

/** A rule's days, weeks, months or years, numbered, with one occurrence in each. */
interface Series {
  /** The number of the one that an instant falls in, its date taken as UTC. */
  readonly near: (instant: number) => number;
  /** Never earlier than the one before. */
  readonly at: (index: number) => number;
}

function seriesOf(rule: RenewalRule, localZone: string): Series | undefined {
  switch (rule.every) {
    case 'day':
      return {
        near: dayNumber,
        at: (index) => onDay(index, rule.hour, rule.zone ?? localZone),
      };
    case 'week': {
      const shift = rule.weekday - FIRST_WEEKDAY;
      return {
        near: (instant) => Math.floor((dayNumber(instant) - shift) / 7),
        at: (index) => onDay(index * 7 + shift, rule.hour, rule.zone ?? localZone),
      };
    }
    case 'month':
      return {
        near: (instant) => yearOf(instant) * 12 + new Date(instant).getUTCMonth(),
        at: (index) => {
          const year = Math.floor(index / 12);
          return inMonth(year, index - year * 12 + 1, rule.day, rule.hour, rule.zone ?? localZone);
        },
      };
    case 'year':
      return {
        near: yearOf,
        at: (index) => inMonth(index, rule.month, rule.day, rule.hour, rule.zone ?? localZone),
      };
    case 'window':
    case 'told':
    case 'never':
      return undefined;
  }
}

function dayNumber(instant: number): number {
  return Math.floor(instant / DAY);
}

function yearOf(instant: number): number {
  return new Date(instant).getUTCFullYear();
}

/** An hour of the so-manieth day since 1970 on a zone's wall clock. */
function onDay(number: number, hour: number | undefined, zone: string): number {
  const date = new Date(number * DAY);
  const local = create(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), hour ?? 0);
  return toZonedDateTime(local, zone).epochMilliseconds;
}

/** The same of a month's day, or of its last day where it is shorter. */
function inMonth(year: number, month: number, day: number, hour: number | undefined, zone: string): number {
  return toZonedDateTime(withDayOfMonth(create(year, month, 1, hour ?? 0), day), zone).epochMilliseconds;
}
