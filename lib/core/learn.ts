import { overtaken, type StoredPool } from './balance';
import { exact } from './exact';
import { kindOf, MAX_KINDS, MAX_SAMPLES, type Sample, type Use } from './learned/sample';
import type { PoolReading, Spend } from './reading';

/** Two reset times of one window differ by jitter only: some platforms give seconds from now, rounded. */
const SAME_WINDOW = 5 * 60_000;

/**
 * What two successive readings of a pool teach: what was lost between them belongs to those of the `spends` (all that
 * may have taken of this pool) that lie between, in the same window. One spend gives its price; what several took
 * is resolved from many samples (learned/observations.ts). A difference of 0 teaches too (percents are rounded);
 * a negative one is a refund or a correction and teaches nothing. A pool just at its end teaches nothing either:
 * what went beyond does not show.
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
  const uses = usesOf(spends.filter((spend) => spend.at > before.readAt && spend.at <= readAt));
  if (uses.length === 0 || uses.length > MAX_KINDS) return undefined;
  const amount = difference(before, after);
  if (amount === undefined || amount < 0 || left(after) === 0) return undefined;
  return { at: readAt, pool: after.id, unit: after.unit, amount, uses };
}

/** The spends, alike ones counted together. */
function usesOf(spends: readonly Spend[]): readonly Use[] {
  const uses = new Map<string, Use>();
  for (const { feature = 'message', model, settings, promptLength } of spends) {
    const use = {
      feature,
      ...(model === undefined ? {} : { model }),
      ...(settings === undefined || Object.keys(settings).length === 0 ? {} : { settings }),
    };
    const known = uses.get(kindOf(use));
    const length = known === undefined ? promptLength : sumOf(known.promptLength, promptLength);
    uses.set(kindOf(use), {
      ...use,
      count: (known?.count ?? 0) + 1,
      ...(length === undefined ? {} : { promptLength: length }),
    });
  }
  return [...uses.values()];
}

function sumOf(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one + other;
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
