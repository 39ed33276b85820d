import { overtaken, type StoredPool } from './balance';
import { exact } from './exact';
import { MAX_SAMPLES, type Sample } from './quote';
import type { PoolReading, Spend } from './reading';

/** Two reset times of one window differ by jitter only: some platforms give seconds from now, rounded. */
const SAME_WINDOW = 5 * 60_000;

/**
 * What two successive readings of a pool teach. Only when exactly one of the `spends` (those that may
 * have taken of this pool) lies between them, in the same window, does their difference belong to it;
 * otherwise undefined. A difference of 0 teaches too (percents are rounded); a negative one is a refund
 * or a correction and teaches nothing. A pool just at its end teaches nothing either: what went beyond
 * does not show.
 */
export function sampleBetween(
  before: StoredPool | undefined,
  after: PoolReading,
  readAt: number,
  spends: readonly Spend[],
): Sample | undefined {
  if (before === undefined || before.unit !== after.unit || after.quiet) return undefined;
  if (Math.abs((before.resetsAt ?? 0) - (after.resetsAt ?? 0)) > SAME_WINDOW) return undefined;
  if (overtaken(before, readAt)) return undefined;
  const between = spends.filter((spend) => spend.at > before.readAt && spend.at <= readAt);
  const [spend] = between;
  if (spend === undefined || between.length > 1) return undefined;
  const amount = difference(before, after);
  if (amount === undefined || amount < 0 || left(after) === 0) return undefined;
  return {
    at: readAt,
    pool: after.id,
    unit: after.unit,
    feature: spend.feature ?? 'message',
    ...(spend.model === undefined ? {} : { model: spend.model }),
    amount,
    ...(spend.promptLength === undefined ? {} : { promptLength: spend.promptLength }),
  };
}

function difference(before: PoolReading, after: PoolReading): number | undefined {
  if (before.used !== undefined && after.used !== undefined) return exact(after.used - before.used);
  if (before.remaining !== undefined && after.remaining !== undefined)
    return exact(before.remaining - after.remaining);
  return undefined;
}

function left({ remaining, limit, used }: PoolReading): number | undefined {
  if (remaining !== undefined) return remaining;
  return limit === undefined || used === undefined ? undefined : exact(limit - used);
}

/** The newest samples, bounded. */
export function keepSamples(samples: readonly Sample[], more: readonly Sample[]): readonly Sample[] {
  return more.length === 0 ? samples : [...samples, ...more].slice(-MAX_SAMPLES);
}
