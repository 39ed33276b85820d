import { formatAmount, formatBare } from '../../lib/core/format';
import type { PagePool } from '../../lib/core/page-state';
import type { Concern } from '../../lib/core/preflight';
import type { Quote } from '../../lib/core/quote/quote';
import type { Task } from '../../lib/core/quote/task';
import { aboutOf, windowWords } from './pool-words';

/** What takes more than this part of what is left takes of the last. */
const LAST_PART = 0.2;

/** Everything that the dialog says. */
export interface DialogWords {
  /** "This uses 30 of your last 38 credits." */
  readonly headline: string;
  /** "2 × video · gen4_turbo · 5 s · 720p" */
  readonly what: string;
  /** Why the person is asked, a sentence each. */
  readonly why: readonly string[];
  /** "Left after it: 8 credits"; '' where that isn't known. */
  readonly after: string;
}

/** `concerns`: the gravest first, at least one. */
export function dialogWords(concerns: readonly Concern[], task: Task, locale?: string): DialogWords {
  const [first] = concerns;
  if (first === undefined) return { headline: '', what: '', why: [], after: '' };
  return {
    headline: headline(first, locale),
    what: taskWords(task),
    why: concerns.map((concern) => reason(concern, locale)),
    after: first.quote === undefined ? '' : after(first.pool, first.quote, locale),
  };
}

/** `2 × video · gen4 · 5 s · 720p`: what is asked for, in the request's own words. */
export function taskWords({ feature, model, count = 1, seconds, settings = {} }: Task): string {
  const spelled = feature.replaceAll(/[-_]/g, ' ');
  const { width, height, ...others } = settings;
  const size =
    width === undefined || height === undefined ? { width, height } : { size: `${width}×${height}` };
  const values = Object.entries({ ...size, ...others }).flatMap(([name, value]) => {
    if (typeof value === 'boolean') return value ? [name] : [];
    return value === undefined ? [] : [String(value)];
  });
  return [
    count === 1 ? spelled : `${count} × ${spelled}`,
    ...(model === undefined ? [] : [model]),
    ...(seconds === undefined ? [] : [`${seconds} s`]),
    ...values.slice(0, 4),
  ].join(' · ');
}

function headline({ quote, pool }: Concern, locale: string | undefined): string {
  if (quote === undefined) return `${pool.label} is used up: this goes on with money.`;
  const price = `${isRough(quote) ? 'about ' : ''}${amountOf(quote, locale)}`;
  const { remaining } = pool;
  if (pool.unit === 'percent') return `This takes ${price} of ${windowWords(pool)}.`;
  if (remaining === undefined || remaining <= 0) return `This uses ${price}.`;
  if (quote.amount > remaining)
    return `This needs ${price}; ${aboutOf(pool)}${formatBare(remaining, pool.unit, locale)} are left.`;
  const bare = `${isRough(quote) ? 'about ' : ''}${formatBare(quote.amount, quote.unit, locale)}`;
  const last = quote.amount / remaining > LAST_PART ? 'your last' : 'your';
  return `This uses ${bare} of ${last} ${aboutOf(pool)}${formatAmount(remaining, pool.unit, locale)}.`;
}

function reason(concern: Concern, locale: string | undefined): string {
  const { pool } = concern;
  switch (concern.kind) {
    case 'short':
      return `It takes more than is left of ${pool.label}.`;
    case 'overage': {
      const then = `goes on with paid usage (${concern.beyond.label}).`;
      return (pool.remaining ?? 0) > 0
        ? `What is left of ${pool.label} does not cover it; the rest ${then}`
        : `${pool.label} is used up; it ${then}`;
    }
    case 'limit': {
      const { value, in: kind } = concern.limit;
      const limit =
        kind === 'percent'
          ? formatAmount(value, 'percent', locale)
          : formatAmount(value, concern.quote.unit, locale);
      return `You asked to be asked above ${limit}.`;
    }
    case 'budget': {
      const { name, unit, left, own } = concern.budget;
      // Of a budget over several platforms no number may stand on the page of one of them.
      return own
        ? `It breaks your budget “${name}”: ${formatAmount(left, unit, locale)} left.`
        : `It breaks your budget “${name}”.`;
    }
  }
}

function after(pool: PagePool, quote: Quote, locale: string | undefined): string {
  const { remaining } = pool;
  if (remaining === undefined) return '';
  if (quote.amount > remaining) return 'Left after it: nothing';
  const rough = isRough(quote) || pool.estimated ? 'about ' : '';
  return `Left after it: ${rough}${formatAmount(remaining - quote.amount, pool.unit, locale)}`;
}

function amountOf(quote: Quote, locale: string | undefined): string {
  const { amount, low, high, unit } = quote;
  const range = low === high ? '' : ` (${formatBare(low, unit, locale)}–${formatBare(high, unit, locale)})`;
  return `${formatAmount(amount, unit, locale)}${range}`;
}

function isRough({ basis, low, high, count }: Quote): boolean {
  return basis === 'learned' || basis === 'typical' || low !== high || count > 0;
}
