import { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant';
import { offsetNanoseconds } from 'temporal-polyfill/fns/ZonedDateTime';

/** A UTC day, in ms. */
const DAY = 86_400_000;

/** More days than any ledger has; an import of nonsense must not fill the memory. */
const MOST_DAYS = 20_000;

/** A zone's offset over one UTC day. No zone has changed its offset twice within six days since 1970. */
interface DayOffset {
  readonly before: number;
  /** The first instant of the new offset; on an ordinary day, never. */
  readonly changesAt: number;
  readonly after: number;
}

/**
 * What the zones' offsets were, by UTC day. Asking the zone data takes about ten microseconds; an import asks a
 * million times. The instants at which zones change are not on the hour (Lord Howe 15:30 UTC, St John's 02:31 UTC), so
 * on such a day the very instant is kept.
 */
const known = new Map<string, Map<number, DayOffset>>();

/** How far a zone's wall clock is ahead of UTC, in ms. Throws a RangeError for an unknown zone or instant. */
export function offsetAt(at: number, zone: string): number {
  let days = known.get(zone);
  if (days === undefined) {
    days = new Map();
    known.set(zone, days);
  }
  const number = Math.floor(at / DAY);
  let day = days.get(number);
  if (day === undefined) {
    day = dayOffset(number * DAY, zone);
    if (days.size >= MOST_DAYS) {
      days.clear();
    }
    days.set(number, day);
  }
  return at < day.changesAt ? day.before : day.after;
}

function dayOffset(start: number, zone: string): DayOffset {
  const [before, after] = [look(start, zone), look(start + DAY - 1, zone)];
  if (before === after) {
    return { before, changesAt: Number.POSITIVE_INFINITY, after };
  }
  let [old, changesAt] = [start, start + DAY - 1];
  while (changesAt - old > 1) {
    const middle = Math.floor((old + changesAt) / 2);
    if (look(middle, zone) === before) {
      old = middle;
    } else {
      changesAt = middle;
    }
  }
  return { before, changesAt, after };
}

function look(at: number, zone: string): number {
  return offsetNanoseconds(toZonedDateTimeISO(fromEpochMilliseconds(at), zone)) / 1e6;
}
