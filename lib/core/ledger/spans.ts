import type { ReadingEntry } from '../entry';
import { compareAll } from './canonical';

/**
 * How the ledger keeps readings. They come every quarter of an hour for years, and mostly say what the one before
 * said. So all readings of a pool on one of the person's days that tell the same numbers are one row: when they were
 * told first, and last. A row only ever grows at its ends, so the order of delivery makes no difference.
 *
 * What is lost are readings between two that say the same on the same day. Draws (draws.ts) are by day, so they stay
 * the same, but for a pool that on one day comes back to a number that it had before: of its going there and back,
 * only the first and the last is kept.
 */
export interface ReadingSpan extends Omit<ReadingEntry, 'at'> {
  /** What it says, as text: one row a day and text. */
  readonly numbers: string;
  /** When it was told first and last, ms since the epoch. */
  readonly from: number;
  readonly until: number;
}

/** Some platforms tell a time as seconds from now, rounded: times within such a step are the same time. */
const STEP = 10 * 60_000;

export function spanOf(reading: ReadingEntry): ReadingSpan {
  const { platform, account, pool, day, unit, at } = reading;
  const remaining = finite(reading.remaining);
  const limit = finite(reading.limit);
  const used = finite(reading.used);
  const resetsAt = finite(reading.resetsAt);
  const expiresAt = finite(reading.expiresAt);
  const span: Mutable<ReadingSpan> = {
    ...{ platform, account, pool, day },
    numbers: JSON.stringify([
      ...[unit, remaining ?? null, limit ?? null, used ?? null],
      // An unused window begins with the first use, so its end moves on with the clock and says nothing.
      isFull(remaining, limit, used) ? 'full' : step(resetsAt),
      step(expiresAt),
    ]),
    ...{ unit, from: at, until: at },
  };
  if (remaining !== undefined) span.remaining = remaining;
  if (limit !== undefined) span.limit = limit;
  if (used !== undefined) span.used = used;
  if (resetsAt !== undefined) span.resetsAt = resetsAt;
  if (expiresAt !== undefined) span.expiresAt = expiresAt;
  return span;
}

/** Two spans of the same pool, day and numbers. Commutative, associative, idempotent. */
export function joinSpans(a: ReadingSpan, b: ReadingSpan): ReadingSpan {
  const { resetsAt: _resets, expiresAt: _expires, from: _from, until: _until, ...same } = a;
  const resetsAt = latest(a.resetsAt, b.resetsAt);
  const expiresAt = latest(a.expiresAt, b.expiresAt);
  return {
    ...same,
    from: Math.min(a.from, b.from),
    until: Math.max(a.until, b.until),
    ...(resetsAt === undefined ? {} : { resetsAt }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

/** Whether `a` says all that `b` says. */
export function covers(a: ReadingSpan, b: ReadingSpan): boolean {
  const joined = joinSpans(a, b);
  return (
    joined.from === a.from &&
    joined.until === a.until &&
    joined.resetsAt === a.resetsAt &&
    joined.expiresAt === a.expiresAt
  );
}

/** The readings that a span stands for: its first and, where that is another one, its last. */
export function readingsIn(span: ReadingSpan): ReadingEntry[] {
  const { numbers: _numbers, from, until, ...told } = span;
  const { platform, account, pool, ...rest } = told;
  return [...new Set([from, until])].map((at) => ({ platform, account, pool, at, ...rest }));
}

/**
 * The readings of one pool, oldest first, one an instant: of two that were told for the same instant, the one that
 * tells more. By the person's days first, so that the days of draws never go back.
 */
export function readingsOf(spans: readonly ReadingSpan[]): ReadingEntry[] {
  const points = spans.flatMap((span) =>
    readingsIn(span).map((reading) => ({ reading, rank: rankOf(span) })),
  );
  points.sort(
    (a, b) =>
      compareAll([a.reading.day, a.reading.at], [b.reading.day, b.reading.at]) || compareAll(b.rank, a.rank),
  );
  return points
    .map(({ reading }) => reading)
    .filter((reading, index, all) => {
      const before = all[index - 1];
      return before === undefined || before.at !== reading.at || before.day !== reading.day;
    });
}

function rankOf({ remaining, limit, used, resetsAt, numbers }: ReadingSpan): (string | number)[] {
  return [[remaining, limit, used, resetsAt].filter((member) => member !== undefined).length, numbers];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function isFull(remaining?: number, limit?: number, used?: number): boolean {
  return used === 0 || (remaining !== undefined && remaining === limit);
}

/** Unknown is absent, and what is no number is unknown. */
function finite(value: number | undefined): number | undefined {
  return value === undefined || !Number.isFinite(value) ? undefined : value + 0;
}

function step(at: number | undefined): number | null {
  return at === undefined ? null : Math.round(at / STEP);
}

function latest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}
