import type { DeclaredSettings } from '../entry';
import { exact } from '../exact';
import type { Unit } from '../unit';
import { firstChange, type PriceChange } from './change';
import { median } from './median';
import { type Observation, observe, type Seen } from './observations';
import { kindOf, type Sample } from './sample';

/** A price by what was seen. */
export interface SeenPrice {
  /** Of one spend, in the pool's unit. */
  readonly amount: number;
  /** The range of what was seen, and of what rounded readings may hide. */
  readonly low: number;
  readonly high: number;
  /** How many samples it rests on. */
  readonly count: number;
  /** single: only spends of this kind lay between the readings. mixed: resolved from among others. */
  readonly basis: 'single' | 'mixed';
  /** When it was last seen, ms since the epoch. */
  readonly at: number;
}

/** What one spend of a kind takes of a pool. */
export interface LearnedPrice extends SeenPrice {
  readonly pool: string;
  readonly unit: Unit;
  readonly feature: string;
  readonly model?: string;
  readonly settings?: DeclaredSettings;
  /** The platform changed the price; what was seen before no longer counts. */
  readonly changed?: PriceChange;
}

/** A price rests on the latest so many samples. */
const USED_SAMPLES = 15;
/** With so many samples of one kind alone, nothing resolved from others is needed. */
const ENOUGH_SINGLES = 3;
const ROUNDS = 30;

/** The price of every kind of spends that the samples tell, by pool and kind. Their order doesn't matter, their times do. */
export function learnedPrices(samples: readonly Sample[]): readonly LearnedPrice[] {
  const pools = [...new Set(samples.map(({ pool }) => pool))].sort();
  return pools.flatMap((pool) => {
    const { unit, kinds } = seenOf(samples, pool);
    return kinds.flatMap(({ use, observations, changed }) => {
      const price = priceOf(observations);
      if (unit === undefined || price === undefined) return [];
      const told = changed !== undefined && (changed.from < price.low || changed.from > price.high);
      return [{ pool, unit, ...use, ...price, ...(told ? { changed } : {}) }];
    });
  });
}

/** What was seen of each kind of spends on a pool, in the unit that it has now. */
export interface SeenOfPool {
  /** Absent: no sample is of this pool. */
  readonly unit?: Unit;
  readonly kinds: readonly (Seen & { readonly changed?: PriceChange })[];
}

/** Samples of a kind from before its price changed are left out. */
export function seenOf(samples: readonly Sample[], pool: string): SeenOfPool {
  const ofPool = samples
    .filter((sample) => sample.pool === pool && sample.uses.length > 0)
    .map((sample) => ({ sample, order: orderOf(sample) }))
    .sort((a, b) => a.sample.at - b.sample.at || (a.order < b.order ? -1 : Number(a.order > b.order)))
    .map(({ sample }) => sample);
  const unit = ofPool.at(-1)?.unit;
  if (unit === undefined) return { kinds: [] };
  let current = ofPool.filter((sample) => sample.unit === unit);
  const changes = new Map<string, PriceChange>();
  for (;;) {
    const seen = observe(current, stepOf(current, unit));
    const change = firstChange(seen);
    if (change === undefined)
      return { unit, kinds: seen.map((one) => withChange(one, changes.get(one.kind))) };
    const { kind, sample, at, from } = change;
    changes.set(kind, { at, from });
    current = current.filter(
      ({ uses }, place) => place >= sample || !uses.some((use) => kindOf(use) === kind),
    );
  }
}

function withChange(seen: Seen, changed: PriceChange | undefined): SeenOfPool['kinds'][number] {
  return changed === undefined ? seen : { ...seen, changed };
}

/** Decides between samples of the same instant. */
function orderOf({ amount, uses }: Sample): string {
  return JSON.stringify([amount, uses.map((use) => [kindOf(use), use.count]).sort()]);
}

/** Platforms round percents to whole ones, mostly: those that never showed a fraction. */
function stepOf(samples: readonly Sample[], unit: Unit): number {
  return unit === 'percent' && samples.every(({ amount }) => Number.isInteger(amount)) ? 1 : 0;
}

/**
 * The price that observations agree on, in any order; undefined without any. Where readings are told as they are,
 * the median of the latest, with their range. Where they are rounded, a median would be a round number too: so
 * the mean of what rounding explains, and a range as wide as rounding may hide.
 */
export function priceOf(observations: readonly Observation[]): SeenPrice | undefined {
  const sorted = [...observations].sort((a, b) => a.at - b.at || a.sample - b.sample);
  const singles = sorted.filter(({ single }) => single);
  const latest = (singles.length >= ENOUGH_SINGLES ? singles : sorted).slice(-USED_SAMPLES);
  const last = latest.at(-1);
  if (last === undefined) return undefined;
  const rounded = latest.every(({ tolerance }) => tolerance > 0);
  const amount = rounded ? meanOf(latest) : median(latest.map(({ value }) => value));
  const doubt = rounded ? latest.reduce((sum, { tolerance }) => sum + tolerance ** -2, 0) ** -0.5 : 0;
  return {
    amount: exact(amount),
    low: exact(
      Math.max(0, Math.min(amount - doubt, ...latest.map(({ value, tolerance }) => value + tolerance))),
    ),
    high: exact(Math.max(amount + doubt, ...latest.map(({ value, tolerance }) => value - tolerance))),
    count: new Set(latest.map(({ sample }) => sample)).size,
    basis: latest.every(({ single }) => single) ? 'single' : 'mixed',
    at: last.at,
  };
}

/** Huber's mean: what is off by more than its tolerance pulls no harder than what is off by just that. */
function meanOf(observations: readonly Observation[]): number {
  let mean = median(observations.map(({ value }) => value));
  for (let round = 0; round < ROUNDS; round++) {
    let [sum, weight] = [0, 0];
    for (const { value, tolerance } of observations) {
      const trust = tolerance ** -2 * (tolerance / Math.max(tolerance, Math.abs(value - mean)));
      sum += trust * value;
      weight += trust;
    }
    mean = sum / weight;
  }
  return mean;
}
