import type { ReadingEntry } from '../entry';
import type { BandPoint } from '../forecast/band';
import type { Forecast } from '../forecast/forecast';
import type { Grant } from '../grants/grant';

export type BurnEvent =
  | { readonly kind: 'reset' | 'expiry' | 'now'; readonly at: number }
  | { readonly kind: 'grant-begins' | 'grant-ends'; readonly at: number; readonly grant: Grant };

/** The course of one pool. Times in ms since the epoch, amounts in the pool's unit. */
export interface BurnDown {
  /** What was left by each reading that says so, oldest first. */
  readonly readings: readonly { readonly at: number; readonly remaining: number; readonly limit?: number }[];
  /** From now on, oldest first; empty where there is no forecast. */
  readonly band: readonly BandPoint[];
  /** What happened to the pool in that time and will, oldest first. */
  readonly events: readonly BurnEvent[];
}

export interface BurnDownInput {
  /** Of one pool, oldest first. */
  readonly readings: readonly ReadingEntry[];
  /** Of this pool's platform and account. */
  readonly grants: readonly Grant[];
  /** Up to {@link horizonOf}. */
  readonly band: readonly BandPoint[];
  readonly from: number;
  readonly now: number;
}

/** A reset, told again and again as seconds from now, jitters. */
const SAME_RESET = 5 * 60_000;
const MOST_AHEAD = 60 * 86_400_000;

/**
 * Until when to draw a forecast: until the pool renews or expires, else until it is surely empty, else as far ahead
 * as what is shown goes back; at most 60 days.
 */
export function horizonOf(
  { end, latest }: Pick<Forecast, 'end' | 'latest'>,
  from: number,
  now: number,
): number {
  return Math.min(end?.at ?? latest ?? now + (now - from), now + MOST_AHEAD);
}

/** Everything about one pool's course, from `from` on to the end of the band or the next reset that was told. */
export function burnDown({ readings, grants, band, from, now }: BurnDownInput): BurnDown {
  const told = readings.filter(
    (reading): reading is ReadingEntry & { readonly remaining: number } => reading.remaining !== undefined,
  );
  const last = told.at(-1);
  const nextReset = last?.resetsAt !== undefined && last.resetsAt > now ? last.resetsAt : undefined;
  const end = Math.max(now, band.at(-1)?.at ?? now, Math.min(nextReset ?? now, now + MOST_AHEAD));
  const events: BurnEvent[] = [
    ...pastResets(told).map((at) => ({ kind: 'reset' as const, at })),
    ...(nextReset === undefined ? [] : [{ kind: 'reset' as const, at: nextReset }]),
    ...(last?.expiresAt === undefined ? [] : [{ kind: 'expiry' as const, at: last.expiresAt }]),
    ...grants.flatMap(grantEvents),
    { kind: 'now' as const, at: now },
  ];
  return {
    readings: told.map(({ at, remaining, limit }) => ({
      at,
      remaining,
      ...(limit === undefined ? {} : { limit }),
    })),
    band,
    events: events.filter(({ at }) => from <= at && at <= end).sort((a, b) => a.at - b.at),
  };
}

/** A pool was full again where a reading tells more than the one before, and the reset told before that has passed. */
function pastResets(told: readonly (ReadingEntry & { readonly remaining: number })[]): readonly number[] {
  return told.flatMap((reading, index) => {
    const before = told[index - 1];
    if (before?.resetsAt === undefined || before.resetsAt < before.at) return [];
    const passed = before.resetsAt <= reading.at + SAME_RESET;
    return passed && reading.remaining > before.remaining ? [before.resetsAt] : [];
  });
}

function grantEvents(grant: Grant): readonly BurnEvent[] {
  const { effectiveAt, expiresAt = Number.POSITIVE_INFINITY, voidedAt = Number.POSITIVE_INFINITY } = grant;
  const ends = Math.min(expiresAt, voidedAt);
  // It never was.
  if (ends <= effectiveAt) return [];
  return [
    { kind: 'grant-begins', at: effectiveAt, grant },
    ...(Number.isFinite(ends) ? [{ kind: 'grant-ends' as const, at: ends, grant }] : []),
  ];
}
