import type { Unit } from './unit';

/** What one generation took of a pool, seen as the difference of two readings with one spend between them. */
export interface Sample {
  readonly at: number;
  readonly pool: string;
  readonly unit: Unit;
  readonly feature: string;
  readonly model?: string;
  readonly amount: number;
  readonly promptLength?: number;
}

/** A predicted cost. `low` and `high` are the range of what was seen; equal for a fixed price. */
export interface Quote {
  readonly pool: string;
  readonly unit: Unit;
  readonly amount: number;
  readonly low: number;
  readonly high: number;
  readonly basis: 'fixed' | 'learned';
  /** How many samples it rests on; 0 for a fixed price. */
  readonly count: number;
  readonly feature: string;
}

/** Samples kept for one account: enough for a median a model and feature, little enough for extension storage. */
export const MAX_SAMPLES = 60;
const USED_SAMPLES = 15;

/**
 * The likely cost of one more generation like the given ones, by the median of the latest samples of
 * the pool and feature; of the same model where it is known and there are any. Samples (oldest first)
 * in a unit that the pool no longer has are left out. Undefined without samples.
 */
export function learnedQuote(
  samples: readonly Sample[],
  pool: string,
  feature: string,
  model: string | undefined,
): Quote | undefined {
  const ofPool = samples.filter((sample) => sample.pool === pool && sample.feature === feature);
  const unit = ofPool.at(-1)?.unit;
  const similar = ofPool.filter((sample) => sample.unit === unit);
  const sameModel = similar.filter((sample) => model !== undefined && sample.model === model);
  const latest = (sameModel.length > 0 ? sameModel : similar).slice(-USED_SAMPLES);
  const amounts = latest.map((sample) => sample.amount).sort((a, b) => a - b);
  const [first, last] = [amounts[0], amounts.at(-1)];
  if (unit === undefined || first === undefined || last === undefined) return undefined;
  return {
    pool,
    unit,
    amount: median(amounts),
    low: first,
    high: last,
    basis: 'learned',
    count: amounts.length,
    feature,
  };
}

/** Of sorted numbers, at least one. */
function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
