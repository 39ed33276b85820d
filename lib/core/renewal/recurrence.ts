import { fromString } from 'temporal-polyfill/fns/Instant';

/**
 * Instants at a fixed distance: anchor + n × every, for every whole n, also those before the anchor, which is just one
 * point of the series. Months are counted first, from the anchor itself, so that a monthly series of the 31st comes
 * back to it after a short month; then days; then exact time.
 */
export interface Recurrence {
  /**
   * Those (ms) with `from` <= at < `to`, oldest first, without walking there from the anchor. Throws a RecurrenceError
   * instead of giving more than a million.
   */
  between(from: number, to: number): readonly number[];
}

/** A duration or an anchor that can't be understood, or more instants than anybody can use. */
export class RecurrenceError extends Error {
  override readonly name = 'RecurrenceError';
}

/** No more instants than these are given at once. */
export const MOST_INSTANTS = 1_000_000;

const DAY = 86_400_000;
/** 400 years of the calendar are 146,097 days. */
const MEAN_MONTH = (146_097 / 4_800) * DAY;
/** What a `Date` can hold, in ms on both sides of 1970. */
const END_OF_TIME = 8.64e15;

/**
 * `every`: an ISO 8601 duration in whole units, not zero (P1M, P1M15D, PT5H). `anchor`: an ISO 8601 instant with Z or
 * an offset; its days and months are those of the wall clock at that very offset, always. Throws a RecurrenceError for
 * what is neither.
 */
export function recurrence(every: string, anchor: string): Recurrence {
  const step = parseDuration(every);
  const start = parseAnchor(anchor);
  // Exact for steps without months. With them n steps are a few days more or less, for any n (the calendar repeats
  // itself after 400 years), which is less than one step: the occurrence before the one it tells is never wanted.
  const meanStep = step.months * MEAN_MONTH + step.days * DAY + step.ms;
  const at = (n: number) => occurrence(start, step, n);
  return {
    between(from, to) {
      const [first, end] = [Math.max(from, -END_OF_TIME), Math.min(to, END_OF_TIME + 1)];
      if ((end - first) / meanStep > MOST_INSTANTS + 1) {
        throw tooMany();
      }
      const found: number[] = [];
      let n = Math.floor((first - start.at) / meanStep);
      while (at(n) < first) {
        n++;
      }
      for (let next = at(n); next < end; next = at(++n)) {
        if (found.length === MOST_INSTANTS) {
          throw tooMany();
        }
        found.push(next);
      }
      return found;
    },
  };
}

interface Anchor {
  readonly at: number;
  /** How far its wall clock is ahead of UTC, in ms. */
  readonly offset: number;
}

/** All whole, none negative, not all zero. */
interface Step {
  readonly months: number;
  readonly days: number;
  readonly ms: number;
}

/** Before or after all that a `Date` can hold: -Infinity or Infinity. */
function occurrence(anchor: Anchor, step: Step, n: number): number {
  const months = n * step.months;
  const rest = n * step.days * DAY + n * step.ms;
  const day = months === 0 ? anchor.at : addMonths(anchor.at + anchor.offset, months) - anchor.offset;
  const at = day + rest;
  if (Number.isNaN(at) || Math.abs(at) > END_OF_TIME) {
    return n < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  return at;
}

/** On the same day of another month, or on its last day where it is shorter; UTC. NaN outside of what `Date` holds. */
function addMonths(at: number, months: number): number {
  const date = new Date(at);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  if (date.getUTCDate() !== day) {
    // It ran over into the next month: back to the end of the one that is meant.
    date.setUTCDate(0);
  }
  return date.getTime();
}

const DURATION =
  /^P(?=\d|T)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

function parseDuration(text: string): Step {
  const parts = DURATION.exec(text);
  if (parts === null) {
    throw new RecurrenceError(
      `"${text}" is not an ISO 8601 duration in whole units, such as P1M, P7D or PT5H.`,
    );
  }
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  const step = {
    months: years * 12 + months,
    days: weeks * 7 + days,
    ms: ((hours * 60 + minutes) * 60 + seconds) * 1000,
  };
  const all = Object.values(step);
  if (all.every((amount) => amount === 0)) {
    throw new RecurrenceError(`"${text}" is no time at all, so nothing can recur after it.`);
  }
  if (all.some((amount) => amount > END_OF_TIME)) {
    throw new RecurrenceError(`"${text}" is longer than time can be counted.`);
  }
  return step;
}

const OFFSET = /(?:Z|([+-])(\d\d)(?::?(\d\d))?)$/;

function parseAnchor(text: string): Anchor {
  const offset = OFFSET.exec(text);
  if (offset === null) {
    throw noAnchor(text);
  }
  const [, sign, hours = 0, minutes = 0] = offset;
  const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return { at: parseInstant(text), offset: sign === '-' ? -ahead : ahead };
}

function parseInstant(text: string): number {
  try {
    return fromString(text).epochMilliseconds;
  } catch (error) {
    if (error instanceof RangeError) {
      throw noAnchor(text);
    }
    throw error;
  }
}

function noAnchor(text: string): RecurrenceError {
  return new RecurrenceError(
    `"${text}" is not an ISO 8601 instant with Z or an offset, such as 2024-01-31T00:00:00+02:00.`,
  );
}

export function tooMany(): RecurrenceError {
  return new RecurrenceError(`That is more than ${MOST_INSTANTS.toLocaleString('en')} instants at once.`);
}
