import type { PagePool, PageState } from './page-state';
import { quotesOf } from './page-state';
import type { Quote } from './quote/quote';
import type { Task } from './quote/task';
import type { Unit } from './unit';
import type { Threshold } from './warning';

/** When the person wants to be asked before a request leaves. There only while it is switched on. */
export interface PreflightPolicy {
  /** Where one task takes more than this: units, or percent of the pool's limit. */
  readonly limit?: Threshold;
  readonly budgets: readonly BudgetRoom[];
}

/** What is left of a budget, in a unit of this platform. */
export interface BudgetRoom {
  readonly name: string;
  readonly unit: Unit;
  readonly left: number;
  /** It is this platform's alone, so that its number may stand on the platform's page. */
  readonly own: boolean;
}

/** Why the person is asked. Amounts in the pool's unit. */
export type Concern =
  /** It takes more than is left. */
  | { readonly kind: 'short'; readonly pool: PagePool; readonly quote: Quote }
  /** What is included is used up, or is not enough: it goes on with money. The price may be unknown. */
  | { readonly kind: 'overage'; readonly pool: PagePool; readonly beyond: PagePool; readonly quote?: Quote }
  | { readonly kind: 'limit'; readonly pool: PagePool; readonly quote: Quote; readonly limit: Threshold }
  | { readonly kind: 'budget'; readonly pool: PagePool; readonly quote: Quote; readonly budget: BudgetRoom };

/**
 * Why to ask before this task, the gravest first; nothing: let it go. What is not known is no reason to ask: a price
 * that is unknown never holds a request, except where any price at all would be overage.
 */
export function concernsOf(
  state: Pick<PageState, 'pools' | 'book'>,
  policy: PreflightPolicy,
  task: Task,
  now: number,
): readonly Concern[] {
  const pools = state.pools.filter(({ resetsAt }) => resetsAt === undefined || resetsAt > now);
  const quotes = quotesOf({ pools, book: state.book }, task, now);
  const beyond = pools.find(({ paysBeyond }) => paysBeyond === true);
  const found = pools.flatMap((pool): readonly Concern[] => {
    const quote = quotes.find((one) => one.pool === pool.id);
    if (pool.paysBeyond === true) return quote === undefined ? [] : spending(pool, quote, policy);
    const over = beyond === undefined ? undefined : overage(pool, beyond, quote);
    if (over !== undefined) return [over];
    if (quote === undefined) return [];
    const { remaining } = pool;
    const short = remaining !== undefined && quote.amount > remaining;
    return [...(short ? [{ kind: 'short', pool, quote } as const] : []), ...spending(pool, quote, policy)];
  });
  return found.sort((a, b) => gravity(a) - gravity(b));
}

/** Only a pool that this task draws from: one with a quote, or one of those that are empty. */
function overage(pool: PagePool, beyond: PagePool, quote: Quote | undefined): Concern | undefined {
  const { remaining } = pool;
  if (remaining === undefined || pool.unit === beyond.unit) return undefined;
  const starts = quote === undefined ? remaining <= 0 : quote.amount > remaining || remaining <= 0;
  if (!starts) return undefined;
  return { kind: 'overage', pool, beyond, ...(quote === undefined ? {} : { quote }) };
}

/** What the person has set: a limit for one task, and budgets. */
function spending(pool: PagePool, quote: Quote, { limit, budgets }: PreflightPolicy): readonly Concern[] {
  const isOver = limit !== undefined && exceeds(pool, quote, limit);
  return [
    ...(isOver ? [{ kind: 'limit', pool, quote, limit } as const] : []),
    ...budgets
      .filter(({ unit, left }) => unit === quote.unit && quote.amount > left)
      .map((budget) => ({ kind: 'budget', pool, quote, budget }) as const),
  ];
}

function exceeds({ unit, limit: whole }: PagePool, { amount }: Quote, limit: Threshold): boolean {
  if (limit.in === 'units') return unit !== 'percent' && amount > limit.value;
  if (unit === 'percent') return amount > limit.value;
  return whole !== undefined && whole > 0 && (amount / whole) * 100 > limit.value;
}

const order: readonly Concern['kind'][] = ['overage', 'short', 'budget', 'limit'];

function gravity({ kind }: Concern): number {
  return order.indexOf(kind);
}
