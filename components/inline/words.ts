import { formatAmount, formatBare, formatClock, formatSpan } from '../../lib/core/format';
import type { PagePool, PageState, PageWarning } from '../../lib/core/page-state';
import type { Quote } from '../../lib/core/quote/quote';

import { aboutOf, isOver, windowWords } from './pool-words';

/** Where and when the warning is read. */
export interface Reading {
  /** The prompt box of this page makes what the quotes are about. */
  readonly atComposer: boolean;
  /** Quotes are worth showing here: at a composer, or anywhere where no composer is known. */
  readonly costs: boolean;
  /** What the next task takes, a quote a pool. */
  readonly quotes: readonly Quote[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly locale?: string;
}

/** Everything that the inline warning says. */
export interface Words {
  readonly key: string;
  readonly level: PageWarning['level'];
  /** "Suno · Credits" */
  readonly subject: string;
  /** "Almost empty: 38 of 2,500 credits left" */
  readonly headline: string;
  /** "estimated · renews in 6 d"; '' where neither is known. */
  readonly detail: string;
  /** The renewal as a time of day or date, '' where unknown. */
  readonly detailTitle: string;
  /** "This costs 10 credits · 38 → 28"; '' where it isn't known. */
  readonly cost: string;
  /** For the collapsed form: "38 credits left" */
  readonly short: string;
}

const levelWords: Record<PageWarning['level'], string> = {
  low: 'Running low',
  critical: 'Almost empty',
  empty: 'Empty',
  short: 'Does not cover',
};

/** Undefined where there is nothing to warn of, or where the number is older than the pool's renewal. */
export function wordsFor(state: PageState, reading: Reading): Words | undefined {
  const { warning } = state;
  if (warning === undefined) return undefined;
  const pool = state.pools.find(({ id }) => id === warning.pool);
  if (pool !== undefined && isOver(pool, reading.now)) return undefined;
  const quote = reading.quotes.find((one) => one.pool === warning.pool) ?? reading.quotes[0];
  return {
    key: warning.key,
    level: warning.level,
    subject: pool === undefined ? state.name : `${state.name} · ${pool.label}`,
    headline: headline(warning, pool, quote, reading),
    ...details(pool, reading),
    cost: quote !== undefined && reading.costs ? cost(quote, state.pools, reading) : '',
    short:
      pool?.remaining === undefined ? levelWords[warning.level] : left(pool, pool.remaining, reading.locale),
  };
}

function headline(
  warning: PageWarning,
  pool: PagePool | undefined,
  quote: Quote | undefined,
  reading: Reading,
): string {
  const { locale } = reading;
  if (warning.level === 'short') {
    const what = `${levelWords.short} ${reading.atComposer ? 'this' : 'the next one'}`;
    if (pool?.remaining === undefined || quote?.pool !== pool.id) return what;
    const need = `${isGuess(quote) ? 'about ' : ''}${formatAmount(quote.amount, quote.unit, locale)}`;
    return `${what}: ${need} needed, ${aboutOf(pool)}${formatBare(pool.remaining, pool.unit, locale)} left`;
  }
  const level = levelWords[warning.level];
  if (pool?.remaining === undefined) return level;
  const { remaining, limit, unit } = pool;
  if (unit === 'percent')
    return `${level}: ${aboutOf(pool)}${formatAmount(remaining, unit, locale)} of ${windowWords(pool)} left`;
  if (limit === undefined) return `${level}: ${left(pool, remaining, locale)}`;
  return `${level}: ${aboutOf(pool)}${formatBare(remaining, unit, locale)} of ${formatAmount(limit, unit, locale)} left`;
}

function details(
  pool: PagePool | undefined,
  { now, locale }: Reading,
): Pick<Words, 'detail' | 'detailTitle'> {
  const { resetsAt } = pool ?? {};
  const parts = [
    ...(pool?.estimated ? ['estimated'] : []),
    ...(resetsAt === undefined ? [] : [`renews in ${formatSpan(resetsAt - now)}`]),
  ];
  return {
    detail: parts.join(' · '),
    detailTitle: resetsAt === undefined ? '' : formatClock(resetsAt, now, locale),
  };
}

function cost(quote: Quote, pools: readonly PagePool[], reading: Reading): string {
  const pool = pools.find(({ id, unit }) => id === quote.pool && unit === quote.unit);
  return isGuess(quote) ? learnedCost(quote, pool, reading) : fixedCost(quote, pool, reading);
}

function isGuess({ basis, low, high }: Quote): boolean {
  return basis === 'learned' || basis === 'typical' || low !== high;
}

function fixedCost(
  { amount, unit }: Quote,
  pool: PagePool | undefined,
  { atComposer, now, locale }: Reading,
): string {
  const price = `${atComposer ? 'This' : 'The next one'} costs ${formatAmount(amount, unit, locale)}`;
  if (pool?.remaining === undefined || pool.remaining < amount || isOver(pool, now)) return price;
  const after = formatBare(pool.remaining - amount, unit, locale);
  return `${price} · ${aboutOf(pool)}${formatBare(pool.remaining, unit, locale)} → ${after}`;
}

function learnedCost(quote: Quote, pool: PagePool | undefined, { atComposer, locale }: Reading): string {
  const { amount, low, high, count, unit } = quote;
  const what = `${quote.feature === 'message' ? 'Messages' : 'Generations'}${atComposer ? ' like this' : ' here'}`;
  const share = unit === 'percent' && pool !== undefined ? ` of ${windowWords(pool)}` : '';
  const range =
    low === high
      ? ''
      : `${formatBare(low, unit, locale).replace('%', '')}–${formatBare(high, unit, locale)}, `;
  const basis = count === 1 ? 'seen once' : `${range}last ${count}`;
  return `${what} took about ${formatAmount(amount, unit, locale)}${share} (${basis})`;
}

function left(pool: PagePool, remaining: number, locale: string | undefined): string {
  return `${aboutOf(pool)}${formatAmount(remaining, pool.unit, locale)} left`;
}
