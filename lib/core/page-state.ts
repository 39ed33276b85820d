import type { Card } from './card';
import { learnedQuote, type Quote } from './quote';
import { needsAttention } from './warning';

/**
 * What the page of a platform may know: this platform's numbers only. Sent to its content script,
 * which shows the warning and the cost preview.
 */
export interface PageState {
  readonly platform: string;
  readonly name: string;
  readonly account?: string;
  /** The pools that a generation here is likely to burn, most urgent first; at most three. */
  readonly pools: readonly PagePool[];
  /** What the next generation is likely to cost, a quote a pool. */
  readonly quotes: readonly Quote[];
  /** Set when there is something to warn of. */
  readonly warning?: PageWarning;
}

export interface PagePool {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly remaining?: number;
  readonly limit?: number;
  readonly resetsAt?: number;
  readonly estimated: boolean;
}

export interface PageWarning {
  /** The pool that it is about, and how bad it is. `short`: does not cover the likely cost. */
  readonly pool: string;
  readonly level: 'low' | 'critical' | 'empty' | 'short';
  /** The same episode keeps its key; a dismissed key is not shown again. */
  readonly key: string;
}

const MAX_POOLS = 3;

/** `fixed`: quotes from the platform's price facts for what this page makes; learned ones are added. */
export function pageState(card: Card, fixed: readonly Quote[], feature: string): PageState {
  const usable = card.balances.filter((balance) => !balance.quiet && balance.remaining !== undefined);
  const quotes = usable.flatMap((balance) => {
    const known = fixed.find((quote) => quote.pool === balance.id && quote.unit === balance.unit);
    const quote = known ?? learnedQuote(card.samples, balance.id, feature, undefined);
    return quote === undefined ? [] : [quote];
  });
  const pools = usable.slice(0, MAX_POOLS);
  const warning = warningOf(card, quotes);
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
    })),
    quotes: quotes.filter((quote) => pools.some((pool) => pool.id === quote.pool)),
    ...(warning === undefined ? {} : { warning }),
  };
}

function warningOf(card: Card, quotes: readonly Quote[]): PageWarning | undefined {
  const candidates = card.balances.filter((balance) => !balance.quiet && balance.remaining !== undefined);
  const short = candidates.find((balance) => {
    const quote = quotes.find(({ pool }) => pool === balance.id);
    return quote !== undefined && balance.remaining !== undefined && balance.remaining < quote.amount;
  });
  const low = candidates.find((balance) => needsAttention(balance.level));
  const about = low?.level === 'empty' ? low : (short ?? low);
  if (about === undefined) return undefined;
  const level = about === short && about.level !== 'empty' ? 'short' : about.level;
  if (level === 'ok' || level === 'unknown') return undefined;
  // Some platforms give seconds from now: the same reset wobbles by a few.
  const episode = about.resetsAt === undefined ? 'no-reset' : Math.round(about.resetsAt / 3_600_000);
  return {
    pool: about.id,
    level,
    key: [card.platform, card.account?.id ?? '', about.id, level, episode].join('|'),
  };
}
