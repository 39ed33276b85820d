import { type LearnedPrice, priceOf, seenOf } from '../learned/price';
import type { Sample } from '../learned/sample';
import type { Unit } from '../unit';
import type { ExpectedOutput, PriceRule, Rates } from './rule';
import { type Task, taskKind } from './task';

/**
 * A price that the site told: the `amount` of the whole of a task, or, with `each`, an entry of a price list: the rates
 * of one of it.
 */
export interface ToldPrice extends Rates, Omit<Task, 'characters' | 'inputTokens' | 'inputScripts' | 'told'> {
  readonly pool: string;
  readonly unit: Unit;
  /** When it was told, ms since the epoch. */
  readonly at: number;
  readonly each?: true;
}

/** kind: of this very kind of task. model, feature: of all that have the same. */
export interface ScopedPrice extends LearnedPrice {
  readonly scope: 'kind' | 'model' | 'feature';
}

/** All that is known of one account's prices, small enough to be sent to the page, where quotes are made. */
export interface PriceBook {
  /** The newest last. */
  readonly told: readonly ToldPrice[];
  readonly learned: readonly ScopedPrice[];
  readonly rules: readonly PriceRule[];
  /** model -> how long its answers are. */
  readonly outputs?: Readonly<Record<string, ExpectedOutput>>;
  /** model -> real tokens for each that the estimator counts; absent: as its family counts (token-family.ts). */
  readonly tokenRatios?: Readonly<Record<string, number>>;
}

export const emptyBook: PriceBook = { told: [], learned: [], rules: [] };

/** Told prices that are kept of one account. */
export const MAX_TOLD = 60;

/** The told prices with more of them: of one kind of task the newest is kept. */
export function keepTold(told: readonly ToldPrice[], more: readonly ToldPrice[]): readonly ToldPrice[] {
  if (more.length === 0) return told;
  const key = (one: ToldPrice) => `${one.pool}|${one.each === true}|${taskKind(one)}`;
  const fresh = new Map(more.map((one) => [key(one), one]));
  return [...told.filter((one) => !fresh.has(key(one))), ...fresh.values()].slice(-MAX_TOLD);
}

/** What the samples teach: of each kind of task, of each model, and of each feature, by pool. */
export function learnedBook(samples: readonly Sample[]): readonly ScopedPrice[] {
  const pools = [...new Set(samples.map(({ pool }) => pool))].sort();
  return pools.flatMap((pool) => {
    const { unit, kinds } = seenOf(samples, pool);
    if (unit === undefined) return [];
    type Seen = (typeof kinds)[number];
    const priced = (
      scope: ScopedPrice['scope'],
      seen: readonly Seen[],
      use: Seen['use'],
    ): readonly ScopedPrice[] => {
      const price = priceOf(seen.flatMap(({ observations }) => observations));
      return price === undefined ? [] : [{ scope, pool, unit, ...use, ...price }];
    };
    const grouped = (keyOf: (seen: Seen) => string): readonly (readonly Seen[])[] =>
      [...new Set(kinds.map(keyOf))].map((key) => kinds.filter((seen) => keyOf(seen) === key));
    return [
      ...kinds.flatMap((seen) => priced('kind', [seen], seen.use)),
      ...grouped(({ use }) => JSON.stringify([use.feature, use.model ?? null])).flatMap((seen) => {
        const { feature = '', model } = seen[0]?.use ?? {};
        return model === undefined ? [] : priced('model', seen, { feature, model });
      }),
      ...grouped(({ use }) => use.feature).flatMap((seen) =>
        priced('feature', seen, { feature: seen[0]?.use.feature ?? '' }),
      ),
    ];
  });
}
