import type { Card, CardBalance } from './card';
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
  /** The three most urgent pools that have a number, most urgent first, and the one that is warned of. */
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
    return quote?.unit === balance.unit ? [quote] : [];
  });
  // Where the price of what this page makes is known, only the pools that pay for it are worth a warning.
  const paying =
    fixed.length === 0 ? usable : usable.filter(({ id }) => fixed.some(({ pool }) => pool === id));
  const warning = warningOf(card, paying, quotes);
  const pools = usable.filter(({ id }, index) => index < MAX_POOLS || id === warning?.pool);
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
