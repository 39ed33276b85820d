import type { Card, CardBalance } from './card';
import type { PreflightPolicy } from './preflight';
import { learnedBook, type PriceBook } from './quote/book';
import type { QuoteCheck } from './quote/check';
import { type Quote, quoteTask } from './quote/quote';
import type { PriceRule } from './quote/rule';
import type { Task } from './quote/task';
import { outputsOf, ratiosOf } from './quote/token-use';
import { needsAttention } from './warning';

/**
 * What the page of a platform may know: this platform's numbers only. Sent to its content script,
 * which shows the warning and the cost preview.
 */
export interface PageState {
  readonly platform: string;
  readonly name: string;
  readonly account?: string;
  /** The most urgent pools that have a number, most urgent first, the one that is warned of, and all that have a price. */
  readonly pools: readonly PagePool[];
  /** What is mostly made there: `message`, `create`. */
  readonly feature: string;
  /** What is known of prices: quotes are made in the page, while the person types. */
  readonly book: PriceBook;
  /** Set when there is something to warn of. */
  readonly warning?: PageWarning;
  /** Set while the person wants to be asked before expensive requests. */
  readonly preflight?: PreflightPolicy;
  /** How the preview stands, as the person left it. */
  readonly preview: {
    readonly hidden?: true;
    readonly small?: true;
    readonly moved?: { readonly x: number; readonly y: number };
  };
  /** What the last finished task took, beside its quote. */
  readonly lastCheck?: QuoteCheck;
}

export interface PagePool {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly remaining?: number;
  readonly limit?: number;
  readonly resetsAt?: number;
  readonly estimated: boolean;
  readonly paysBeyond?: true;
}

export interface PageWarning {
  /** The pool that it is about, and how bad it is. `short`: does not cover the likely cost. */
  readonly pool: string;
  readonly level: 'low' | 'critical' | 'empty' | 'short';
  /** The same episode keeps its key; a dismissed key is not shown again. */
  readonly key: string;
}

const MAX_POOLS = 3;

/** `rules`: the platform's price table. `feature`: what is mostly made there. */
export function pageState(card: Card, rules: readonly PriceRule[], feature: string, now: number): PageState {
  const usable = card.balances.filter((balance) => !balance.quiet && balance.remaining !== undefined);
  const book = bookOf(card, rules);
  const quotes = quotesOf({ pools: usable, book }, { feature }, now);
  // Where the price of what this page makes is known, only the pools that pay for it are worth a warning.
  const priced = (id: string) =>
    [...rules, ...card.told].some((price) => price.feature === feature && price.pool === id);
  const paying = usable.some(({ id }) => priced(id)) ? usable.filter(({ id }) => priced(id)) : usable;
  const warning = warningOf(card, paying, quotes);
  const shown = (id: string) =>
    id === warning?.pool || [...rules, ...card.told, ...book.learned].some(({ pool }) => pool === id);
  const pools = usable.filter(({ id }, index) => index < MAX_POOLS || shown(id));
  return {
    platform: card.platform,
    name: card.name,
    ...(card.account === undefined ? {} : { account: card.account.id }),
    pools: pools.map((balance) => ({
      id: balance.id,
      label: balance.label,
      unit: balance.unit,
      ...(balance.remaining === undefined ? {} : { remaining: balance.remaining }),
      ...(balance.limit === undefined ? {} : { limit: balance.limit }),
      ...(balance.resetsAt === undefined ? {} : { resetsAt: balance.resetsAt }),
      estimated: balance.provenance === 'estimated',
      ...(balance.paysBeyond ? { paysBeyond: true } : {}),
    })),
    feature,
    book,
    ...(warning === undefined ? {} : { warning }),
    preview: {},
  };
}

function bookOf(card: Card, rules: readonly PriceRule[]): PriceBook {
  return {
    told: card.told,
    learned: learnedBook(card.samples),
    rules,
    outputs: outputsOf(card.tokens),
    tokenRatios: ratiosOf(card.tokens),
  };
}

/** What a task takes of each pool of which that is known, in the order of the pools. */
export function quotesOf(
  { pools, book }: { readonly pools: readonly { id: string; unit: string }[]; readonly book: PriceBook },
  task: Task,
  now: number,
): readonly Quote[] {
  return pools.flatMap((pool) => quoteTask(book, pool, task, now) ?? []);
}

function warningOf(
  card: Card,
  usable: readonly CardBalance[],
  quotes: readonly Quote[],
): PageWarning | undefined {
  const short = usable.find((balance) => {
    const quote = quotes.find(({ pool }) => pool === balance.id);
    return quote !== undefined && balance.remaining !== undefined && balance.remaining < quote.amount;
  });
  const low = usable.find((balance) => needsAttention(balance.level));
  const about = low?.level === 'empty' ? low : (short ?? low);
  if (about === undefined) return undefined;
  const level = about === short && about.level !== 'empty' ? 'short' : about.level;
  if (level === 'ok' || level === 'unknown') return undefined;
  const episode = about.resetsAt === undefined ? 'no-reset' : hourOf(about.resetsAt);
  return {
    pool: about.id,
    level,
    key: [...warningSubject(card, about.id), level, episode].join('|'),
  };
}

/** The first parts of a warning's key: which pool of which account it is about. */
export function warningSubject(card: Card, pool: string): readonly [string, string, string] {
  return [card.platform, encodeURIComponent(card.account?.id ?? ''), encodeURIComponent(pool)];
}

/**
 * Some platforms give seconds from now, so that the same reset wobbles by a few: only its hour counts.
 * Hours begin at 53 minutes past, where resets are rare, not at a full or half hour.
 */
function hourOf(at: number): number {
  return Math.floor((at + 7 * 60_000) / 3_600_000);
}
