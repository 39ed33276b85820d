import { carriesUnit, formatAmount, formatBare, numberFormat, unitWord } from '../../lib/core/format';
import { type LetGo, letGoReasons } from '../../lib/core/let-go';
import type { PagePool, PageState } from '../../lib/core/page-state';
import { disagrees, type QuoteCheck } from '../../lib/core/quote/check';
import type { Quote } from '../../lib/core/quote/quote';
import { isMoney } from '../../lib/core/unit';
import { aboutOf, isOver, windowName } from './pool-words';

/** `tight`: enough for what is likely, not for the most that it may take. */
export type Verdict = 'unknown' | 'enough' | 'tight' | 'short';

/** Everything that the preview says; '' where there is nothing to say. */
export interface PreviewWords {
  readonly verdict: Verdict;
  /** "≈ 12 credits · 88 → 76" */
  readonly line: string;
  /** Where the price comes from: "price table of June 2026 (230 days old)". */
  readonly basis: string;
  /** What the second pool that pays loses. */
  readonly second: string;
  /** What the last task took, beside its quote. */
  readonly check: string;
  /** The same in short, where it was not what was quoted. */
  readonly surprise: string;
  /** Something that happened. */
  readonly note: string;
  /** For the mark alone. */
  readonly short: string;
}

export interface PreviewReading {
  readonly state: PageState;
  /** What the draft takes, a quote a pool. */
  readonly quotes: readonly Quote[];
  readonly note?: LetGo;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly locale?: string;
}

const DAY = 86_400_000;

const shorts: Readonly<Record<Verdict, string>> = {
  unknown: '',
  enough: '',
  tight: 'may not be enough',
  short: 'not enough',
};

export function previewWords(reading: PreviewReading): PreviewWords {
  const { state, quotes, note, locale } = reading;
  const paying = inOrder(state.pools, quotes, reading.now);
  const [first, second] = paying;
  const { lastCheck } = state;
  const verdict = first?.verdict ?? 'unknown';
  return {
    verdict,
    line: first === undefined ? unknown(reading) : lineOf(first, reading),
    basis:
      first === undefined
        ? 'Neither told by the site nor learned yet'
        : basisOf(first.quote, state.name, reading),
    second: second === undefined ? '' : secondLine(second, reading),
    check: lastCheck === undefined ? '' : checkWords(lastCheck, locale),
    surprise: lastCheck === undefined ? '' : surpriseWords(lastCheck, locale),
    note: note === undefined ? '' : `Sent without asking: ${letGoReasons[note]}`,
    short: shorts[verdict],
  };
}

interface Paying {
  readonly pool: PagePool;
  readonly quote: Quote;
  readonly verdict: Exclude<Verdict, 'unknown'>;
  /** What pays on where this one ends. */
  readonly beyond?: PagePool;
}

/**
 * What doesn't cover it comes first; else what is included comes before what is paid with money, and of several windows
 * that all lose something, the one that lasts for the fewest.
 */
function inOrder(pools: readonly PagePool[], quotes: readonly Quote[], now: number): readonly Paying[] {
  const beyond = pools.find(({ paysBeyond }) => paysBeyond === true);
  const found = pools.flatMap((pool): Paying[] => {
    const quote = quotes.find((one) => one.pool === pool.id);
    if (quote === undefined) return [];
    const isOther = beyond !== undefined && beyond.id !== pool.id;
    return [{ pool, quote, verdict: verdictOf(pool, quote, now), ...(isOther ? { beyond } : {}) }];
  });
  const losing = found.filter(({ quote }) => quote.high > 0);
  return (losing.length > 0 ? losing : found).sort((a, b) => rank(a) - rank(b) || share(b) - share(a));
}

function rank({ pool, verdict }: Paying): number {
  if (verdict !== 'enough') return verdict === 'short' ? 0 : 1;
  return pool.paysBeyond === true ? 3 : 2;
}

/** Of what is left. */
function share({ pool: { remaining }, quote }: Paying): number {
  return remaining === undefined || remaining <= 0 ? 0 : quote.amount / remaining;
}

function verdictOf(pool: PagePool, { amount, high }: Quote, now: number): Paying['verdict'] {
  const { remaining } = pool;
  if (remaining === undefined || isOver(pool, now)) return 'enough';
  if (amount > remaining) return 'short';
  return high > remaining ? 'tight' : 'enough';
}

function unknown({ state, now, locale }: PreviewReading): string {
  const pool = state.pools.find(
    (one) => one.paysBeyond !== true && one.remaining !== undefined && !isOver(one, now),
  );
  if (pool?.remaining === undefined) return 'price unknown';
  const left = `${aboutOf(pool)}${formatBare(pool.remaining, pool.unit, locale)}`;
  return `price unknown · ${left}${unitAfter(pool, pool.remaining)} left`;
}

function lineOf({ pool, quote, verdict, beyond }: Paying, reading: PreviewReading): string {
  const price = `${priceOf(quote, reading.locale)}${unitAfter(pool, quote.amount)}`;
  const balance = balanceOf(pool, quote, verdict, reading);
  const paidBy = verdict === 'short' && beyond !== undefined ? `, then ${beyond.label} pays` : '';
  return `${price}${balance === '' ? '' : ` · ${balance}`}${paidBy}`;
}

/** The pool's name, except where it is in the words already. */
function secondLine(paying: Paying, reading: PreviewReading): string {
  const line = lineOf(paying, reading);
  return paying.pool.unit === 'percent' ? line : `${paying.pool.label}: ${line}`;
}

/** `≈ 12 (10–15)`: only what the site itself told of exactly this is not about so much. */
function priceOf({ amount, low, high, unit, basis, count }: Quote, locale: string | undefined): string {
  const [from, to] = [exactly(low, unit, locale), exactly(high, unit, locale)];
  const middle = exactly(amount, unit, locale);
  if (from === to) return basis === 'site' && count === 0 ? middle : `≈ ${middle}`;
  // Rounded to nothing, or mostly nothing: still not free.
  if (amount === 0) return `up to ${to}`;
  if (unit !== 'percent') return `≈ ${middle} (${from}–${to})`;
  return `≈ ${bare(middle)} (${bare(from)}–${bare(to)})%`;
}

/** What costs some cents would be the same for all that is typed, if it were told in whole cents. */
function exactly(amount: number, unit: string, locale: string | undefined): string {
  if (!isMoney(unit) || amount <= 0 || amount >= 0.1) return formatBare(amount, unit, locale);
  return numberFormat(locale, { style: 'currency', currency: unit, maximumSignificantDigits: 2 }).format(
    amount,
  );
}

/** ` credits`, ` of your 5-hour window`, nothing where the unit is a part of the number. */
function unitAfter(pool: PagePool, amount: number): string {
  if (pool.unit === 'percent') return ` of your ${windowName(pool)}`;
  return carriesUnit(pool.unit) ? '' : ` ${unitWord(pool.unit, amount)}`;
}

function balanceOf(
  pool: PagePool,
  { amount, unit }: Quote,
  verdict: Verdict,
  { now, locale }: PreviewReading,
): string {
  const { remaining } = pool;
  if (remaining === undefined || isOver(pool, now)) return '';
  const before = formatBare(remaining, unit, locale);
  if (verdict === 'short') return `not enough: ${aboutOf(pool)}${before} left`;
  const after = formatBare(remaining - amount, unit, locale);
  const change =
    before === after
      ? `${aboutOf(pool)}${before} left`
      : `${aboutOf(pool)}${unit === 'percent' ? bare(before) : before} → ${after}`;
  return verdict === 'tight' ? `${change}, may not be enough` : change;
}

/** Without the sign that ends it. */
function bare(percent: string): string {
  return percent.replace('%', '');
}

function basisOf(quote: Quote, name: string, { now, locale }: PreviewReading): string {
  const { basis, count } = quote;
  const rest = count === 0 ? '' : `, answers as long as your last ${count}`;
  if (basis === 'site') return `told by ${name}${rest}`;
  if (basis === 'learned')
    return count === 1 ? 'learned from one of yours' : `learned from ${count} of yours`;
  if (basis === 'typical') return count === 1 ? 'as your last one took' : `typical of your last ${count}`;
  return [
    `price table${quote.asOf === undefined ? '' : ` of ${monthOf(quote.asOf, locale)}`}`,
    ...(quote.old && quote.asOf !== undefined
      ? [` (${Math.floor((now - Date.parse(quote.asOf)) / DAY)} days old)`]
      : []),
    ...(quote.unverified ? [', unverified'] : []),
    rest,
  ].join('');
}

function monthOf(date: string, locale: string | undefined): string {
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(date),
  );
}

function checkWords(check: QuoteCheck, locale: string | undefined): string {
  const { actual, refunded } = check;
  if (refunded) return 'The last one failed and was paid back';
  if (actual === undefined) return '';
  const took = `The last one took ${formatAmount(actual, check.unit, locale)}`;
  if (disagrees(check) !== true) return `${took} as quoted`;
  return `${took}, ${rangeOf(check, locale)} ${check.quoted === 1 || carriesUnit(check.unit) ? 'was' : 'were'} quoted ${signOf(check)}`;
}

function surpriseWords(check: QuoteCheck, locale: string | undefined): string {
  const { actual, unit } = check;
  if (actual === undefined || disagrees(check) !== true) return '';
  return `last took ${formatBare(actual, unit, locale)} ${signOf(check)}`;
}

function signOf({ actual = 0, quoted }: QuoteCheck): string {
  return actual > quoted ? '▲' : '▼';
}

function rangeOf({ quoted, low, high, unit }: QuoteCheck, locale: string | undefined): string {
  const [from, to] = [formatBare(low, unit, locale), formatBare(high, unit, locale)];
  if (from === to) return formatBare(quoted, unit, locale);
  return `${unit === 'percent' ? bare(from) : from}–${to}`;
}
