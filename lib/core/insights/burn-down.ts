import type { ReadingEntry } from '../entry';
import type { Grant } from '../grants/grant';

/** Whether what is left will last: what the drawing needs of a forecast. Times in ms, amounts in the pool's unit. */
export interface Outlook {
  readonly perDay: number;
  /** The range of `perDay`. */
  readonly low: number;
  readonly high: number;
  /** When all is used if nothing renews before, and the range of it. */
  readonly runsOutAt?: number;
  readonly earliest?: number;
  readonly latest?: number;
  /** What is left when the pool renews. */
  readonly atReset?: { readonly amount: number; readonly low: number; readonly high: number };
}

export type BurnEvent =
  | { readonly kind: 'reset'; readonly at: number }
  | { readonly kind: 'expiry'; readonly at: number }
  | { readonly kind: 'grant-begins' | 'grant-ends'; readonly at: number; readonly grant: Grant }
  | { readonly kind: 'now'; readonly at: number };

export interface BurnDown {
  /** What was left by each reading that says so, oldest first. */
  readonly readings: readonly { readonly at: number; readonly remaining: number; readonly limit?: number }[];
  /** From now on, oldest first; empty where there is no outlook. `low`: if more is used than expected. */
  readonly outlook: readonly {
    readonly at: number;
    readonly expected: number;
    readonly low: number;
    readonly high: number;
  }[];
  /** What happened to the pool in that time and will, oldest first. */
  readonly events: readonly BurnEvent[];
}

const DAY = 86_400_000;
const MOST_AHEAD = 60 * DAY;

export interface BurnDownInput {
  /** Of one pool, oldest first. */
  readonly readings: readonly ReadingEntry[];
  /** Of this pool's platform and account. */
  readonly grants: readonly Grant[];
  readonly outlook: Outlook | undefined;
  readonly from: number;
  readonly now: number;
}

/**
 * The course of one pool and how it is likely to go on: until it renews, is empty or, where neither is known, as long
 * again as what is shown, at most 60 days.
 */
export function burnDown({ readings, grants, outlook, from, now }: BurnDownInput): BurnDown {
  const told = readings.filter(
    (reading): reading is ReadingEntry & { readonly remaining: number } => reading.remaining !== undefined,
  );
  const last = told.at(-1);
  const nextReset = last?.resetsAt !== undefined && last.resetsAt > now ? last.resetsAt : undefined;
  const until = nextReset ?? Math.min(outlook?.latest ?? now + (now - from), now + MOST_AHEAD);
  const ahead =
    outlook === undefined || last === undefined ? [] : aheadOf(last.remaining, outlook, now, until);
  const end = Math.max(now, ahead.at(-1)?.at ?? now, nextReset ?? now);
  const events: BurnEvent[] = [
    ...pastResets(told).map((at) => ({ kind: 'reset' as const, at })),
    ...(nextReset === undefined ? [] : [{ kind: 'reset' as const, at: nextReset }]),
    ...(last?.expiresAt === undefined ? [] : [{ kind: 'expiry' as const, at: last.expiresAt }]),
    ...grants.flatMap((grant) => grantEvents(grant)),
    { kind: 'now' as const, at: now },
  ];
  return {
    readings: told.map(({ at, remaining, limit }) => ({
      at,
      remaining,
      ...(limit === undefined ? {} : { limit }),
    })),
    outlook: ahead,
    events: events.filter(({ at }) => from <= at && at <= end).sort((a, b) => a.at - b.at),
  };
}

/** A pool was full again where a reading tells more than the one before, and the reset told before that has passed. */
function pastResets(told: readonly (ReadingEntry & { readonly remaining: number })[]): readonly number[] {
  return told.flatMap((reading, index) => {
    const before = told[index - 1];
    if (before?.resetsAt === undefined || before.resetsAt > reading.at || before.resetsAt < before.at)
      return [];
    return reading.remaining > before.remaining ? [before.resetsAt] : [];
  });
}

function grantEvents(grant: Grant): readonly BurnEvent[] {
  const ends = Math.min(grant.expiresAt ?? Infinity, grant.voidedAt ?? Infinity);
  if (ends < grant.effectiveAt) return [];
  return [
    { kind: 'grant-begins', at: grant.effectiveAt, grant },
    ...(Number.isFinite(ends) ? [{ kind: 'grant-ends' as const, at: ends, grant }] : []),
  ];
}

/** Straight lines down at the expected rate and at both ends of its range, bent where one reaches 0. */
function aheadOf(remaining: number, outlook: Outlook, now: number, until: number): BurnDown['outlook'] {
  const { perDay, low, high } = outlook;
  const empties = [perDay, low, high].map((rate) => (rate > 0 ? now + (remaining / rate) * DAY : Infinity));
  const times = [now, ...empties, until].filter((at) => now <= at && at <= until);
  const left = (rate: number, at: number) => Math.max(0, remaining - (rate * (at - now)) / DAY);
  return [...new Set(times)]
    .sort((a, b) => a - b)
    .map((at) => ({ at, expected: left(perDay, at), low: left(high, at), high: left(low, at) }));
}
