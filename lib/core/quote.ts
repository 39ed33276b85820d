import type { DeclaredSettings } from './entry';
import { priceOf, seenOf } from './learned/price';
import { kindOf, type Sample } from './learned/sample';
import type { Unit } from './unit';

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

/**
 * The likely cost of one more generation like the given ones: of the same model and settings where they are
 * known and were seen, else of the same model, else of the feature. The unit is the pool's latest. Undefined where
 * the samples tell nothing of it. How: `priceOf` in learned/price.ts.
 */
export function learnedQuote(
  samples: readonly Sample[],
  pool: string,
  feature: string,
  model?: string,
  settings?: DeclaredSettings,
): Quote | undefined {
  const { unit, kinds } = seenOf(samples, pool);
  const ofFeature = kinds.filter(({ use }) => use.feature === feature);
  const sameModel = ofFeature.filter(({ use }) => model !== undefined && use.model === model);
  const wanted = kindOf({
    feature,
    ...(model === undefined ? {} : { model }),
    ...(settings === undefined ? {} : { settings }),
  });
  const alike = settings === undefined ? [] : ofFeature.filter(({ kind }) => kind === wanted);
  const similar = [alike, sameModel, ofFeature].find((some) => some.length > 0) ?? [];
  const price = priceOf(similar.flatMap(({ observations }) => observations));
  if (unit === undefined || price === undefined) return undefined;
  const { amount, low, high, count } = price;
  return { pool, unit, amount, low, high, basis: 'learned', count, feature };
}
