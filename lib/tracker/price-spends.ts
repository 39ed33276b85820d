import type { StoredPool } from '../core/balance';
import { learnedBook, type PriceBook } from '../core/quote/book';
import { MAX_CHECKS, type QuoteCheck, settled, withRefunds } from '../core/quote/check';
import { quoteTask } from '../core/quote/quote';
import { type PriceRule, priceByRules } from '../core/quote/rule';
import type { Task } from '../core/quote/task';
import { outputsOf, ratiosOf } from '../core/quote/token-use';
import type { Spend } from '../core/reading';
import type { TokenUse } from '../platforms/platform';
import type { AccountRecord } from '../storage/schema';

/** What is known of an account's prices, before something new arrives. */
export function bookBefore(
  { told, samples, tokens }: Pick<AccountRecord, 'told' | 'samples' | 'tokens'>,
  rules: readonly PriceRule[],
): PriceBook {
  return {
    told,
    learned: learnedBook(samples),
    rules,
    outputs: outputsOf(tokens),
    tokenRatios: ratiosOf(tokens),
  };
}

/**
 * The spend with its likely amount, where the platform did not tell it: the live balance falls by that, until the next
 * reading. By the tokens that the answer told, where it did; else by what the preview said, if that is of this very kind
 * of task. What is merely typical is no amount, nor is a table's range, or what one unverified source tells.
 */
export function priced(
  spend: Spend,
  task: Task | undefined,
  book: PriceBook,
  tokens: readonly TokenUse[] = [],
): Spend {
  const { pool, unit, amount } = spend;
  if (amount !== undefined || pool === undefined) return spend;
  const [use, another] = tokens;
  const byUse = use === undefined || another !== undefined ? undefined : byTokens(book.rules, spend, use);
  if (byUse !== undefined) return { ...spend, amount: byUse, basis: 'priced' };
  if (task === undefined) return spend;
  const quote = quoteTask(book, { id: pool, unit }, task, spend.at);
  if (quote === undefined || quote.basis === 'typical') return spend;
  if (quote.basis === 'learned') return { ...spend, amount: quote.amount, basis: 'learned' };
  const isVague = quote.unverified === true || quote.low !== quote.high;
  return isVague ? spend : { ...spend, amount: quote.amount, basis: 'priced' };
}

/** By the price list alone: how long the answer was is known. Undefined where a part came from a cache, at rates of its own. */
function byTokens(
  rules: readonly PriceRule[],
  { pool, unit, feature = 'completion' }: Spend,
  { model, input, output, cached = 0 }: TokenUse,
): number | undefined {
  if (input === undefined || output === undefined || cached > 0) return undefined;
  const own = rules.filter(
    (rule) =>
      rule.pool === pool && rule.unit === unit && rule.confidence !== 'low' && rule.upTo === undefined,
  );
  const length = { low: output, typical: output, high: output, count: 1 };
  return priceByRules(own, { feature, model, inputTokens: input }, length)?.amount;
}

/** What was quoted for spends that are new, and what those took of which the platform itself told it. */
export function quoted(
  spends: readonly Spend[],
  task: Task | undefined,
  pools: readonly StoredPool[],
  book: PriceBook,
): readonly QuoteCheck[] {
  if (task === undefined) return [];
  return spends.flatMap((spend) => {
    const drawn =
      spend.pool === undefined ? pools.filter(({ quiet }) => !quiet) : [{ id: spend.pool, unit: spend.unit }];
    return drawn.flatMap(({ id: pool, unit }): readonly QuoteCheck[] => {
      const quote = quoteTask(book, { id: pool, unit }, task, spend.at);
      if (quote === undefined) return [];
      const isTold = spend.basis === 'exact' && spend.pool === pool && spend.unit === unit;
      const { model } = spend;
      return [
        {
          ...{ spend: spend.id, at: spend.at, pool, unit, feature: task.feature },
          ...(model === undefined ? {} : { model }),
          ...{ basis: quote.basis, quoted: quote.amount, low: quote.low, high: quote.high },
          ...(isTold && spend.amount !== undefined ? { actual: spend.amount } : {}),
        },
      ];
    });
  });
}

/** What one spend alone took of a pool between two readings. */
export interface Took {
  readonly spend: string;
  readonly pool: string;
  readonly amount: number;
}

/** The checks with new ones, what readings have told since, and without what was paid back. */
export function keepChecks(
  checks: readonly QuoteCheck[],
  more: readonly QuoteCheck[],
  took: readonly Took[],
  refunded: ReadonlySet<string>,
): readonly QuoteCheck[] {
  const told = took.reduce(
    (all, { spend, pool, amount }) => settled(all, spend, pool, amount),
    [...checks, ...more].slice(-MAX_CHECKS) as readonly QuoteCheck[],
  );
  return withRefunds(told, refunded);
}
