import { type ForecastInput, outlookOf } from './outlook';
import type { Range } from './spread';

/** An amount with the range that it falls into in four of five cases. */
export interface Expected extends Range {
  readonly amount: number;
}

/**
 * lasts, runs-out: until the pool renews or expires, whichever is first, in nine of ten cases; unsure: neither.
 * A pool without an end runs out, or lasts beyond the horizon of 400 days.
 */
export type Verdict = 'lasts' | 'runs-out' | 'unsure';

/** Whether what is left of a pool will last. Amounts in the pool's own unit, times in ms since the epoch. */
export interface Forecast {
  /** The `now` that it was made for. */
  readonly madeAt: number;
  /** What a day of the coming week is expected to take. */
  readonly perDay: number;
  /** In four of five cases the mean of the coming seven days lies between them. */
  readonly low: number;
  readonly high: number;
  /** When all is used, if nothing renews before. Absent: not before the horizon. `earliest`, `latest`: by the range. */
  readonly runsOutAt?: number;
  readonly earliest?: number;
  readonly latest?: number;
  /** What ends this stock first, where that is known and yet to come. */
  readonly end?: { readonly at: number; readonly by: 'reset' | 'expiry' };
  /** What is left when the pool renews, and when what is left is lost: each where that time is known and to come. */
  readonly atReset?: Expected;
  readonly atExpiry?: Expected;
  /** What is left at the `end`, as a part of the limit, 0 to 1: what is spare. */
  readonly spare?: number;
  readonly verdict: Verdict;
}

const DAY = 86_400_000;

/**
 * Undefined, so silent, with fewer than five observed days (the first, a part of a day, not counted), use on fewer
 * than three, what is left unknown, or lost already. More use on any day never makes `runsOutAt` later, more
 * left never earlier. Throws a RangeError for a zone that there isn't.
 */
export function forecastOf(input: ForecastInput): Forecast | undefined {
  const { remaining, limit, resetsAt, expiresAt, now } = input;
  if (!Number.isFinite(remaining) || (expiresAt !== undefined && expiresAt <= now)) return undefined;
  const outlook = outlookOf(input);
  if (outlook === undefined) return undefined;

  const week = outlook.usedUntil(now + 7 * DAY);
  const { at: runsOutAt, early: earliest, late: latest } = outlook.timeOf(remaining);
  const leftAt = (at: number): Expected => {
    const used = outlook.usedUntil(at);
    const left = (amount: number) => Math.max(0, remaining - amount);
    return { amount: left(used.amount), low: left(used.high), high: left(used.low) };
  };
  const end = endOf(resetsAt, expiresAt, now);
  const atReset = resetsAt !== undefined && resetsAt > now ? leftAt(resetsAt) : undefined;
  const atExpiry = expiresAt !== undefined && expiresAt > now ? leftAt(expiresAt) : undefined;
  const atEnd = end?.by === 'reset' ? atReset : atExpiry;
  return {
    madeAt: now,
    perDay: week.amount / 7,
    low: week.low / 7,
    high: week.high / 7,
    ...(runsOutAt === undefined ? {} : { runsOutAt }),
    ...(earliest === undefined ? {} : { earliest }),
    ...(latest === undefined ? {} : { latest }),
    ...(end === undefined ? {} : { end }),
    ...(atReset === undefined ? {} : { atReset }),
    ...(atExpiry === undefined ? {} : { atExpiry }),
    ...(atEnd === undefined || limit === undefined || !(limit > 0)
      ? {}
      : { spare: Math.min(1, atEnd.amount / limit) }),
    verdict: verdictOf({ runsOutAt, earliest, latest, end: end?.at }),
  };
}

function endOf(resetsAt: number | undefined, expiresAt: number | undefined, now: number): Forecast['end'] {
  const reset = resetsAt !== undefined && resetsAt > now ? resetsAt : Number.POSITIVE_INFINITY;
  const expiry = expiresAt !== undefined && expiresAt > now ? expiresAt : Number.POSITIVE_INFINITY;
  const at = Math.min(reset, expiry);
  if (!Number.isFinite(at)) return undefined;
  return { at, by: reset <= expiry ? 'reset' : 'expiry' };
}

function verdictOf(times: {
  readonly runsOutAt: number | undefined;
  readonly earliest: number | undefined;
  readonly latest: number | undefined;
  readonly end: number | undefined;
}): Verdict {
  const { runsOutAt, earliest, latest, end } = times;
  if (end === undefined) return runsOutAt === undefined ? 'lasts' : 'runs-out';
  if (earliest === undefined || earliest >= end) return 'lasts';
  return latest !== undefined && latest < end ? 'runs-out' : 'unsure';
}
