import { exact } from '../exact';
import { median } from '../learned/median';
import { quoteBases } from '../quote/basis-words';
import { disagrees, type QuoteCheck } from '../quote/check';
import type { QuoteBasis } from '../quote/quote';
import type { Unit } from '../unit';
import { measureKey } from './measure';

/** A check, and whose it is. */
export interface OwnedCheck extends QuoteCheck {
  readonly platform: string;
  readonly account: string;
}

/** How well some quotes did, all of one unit. */
export interface QuoteTally {
  /** Of which it is known what their task took: `within` + `more` + `less`. */
  readonly checked: number;
  /** As was said. */
  readonly within: number;
  /** Took more than was said, or less. */
  readonly more: number;
  readonly less: number;
  /** By how much they were wrong, either way: in the unit, and of what was quoted (0.2 is 20%). Absent: none is checked. */
  readonly medianError?: number;
  readonly medianShare?: number;
  /** Failed and paid back: they took nothing, which says nothing of the quote. */
  readonly paidBack: number;
  /** Nobody has told yet. */
  readonly open: number;
}

/** The quotes of one platform and unit; percentages, of one pool of one account: nothing else can be added up. */
export interface QuoteScore {
  readonly key: string;
  readonly platform: string;
  readonly unit: Unit;
  /** For percentages. */
  readonly account?: string;
  readonly pool?: string;
  readonly all: QuoteTally;
  /** Those that occur, in the order in which they are believed. */
  readonly byBasis: readonly { readonly basis: QuoteBasis; readonly tally: QuoteTally }[];
}

/** What came of the quotes, those with the most checks first. */
export function quoteScores(checks: readonly OwnedCheck[]): readonly QuoteScore[] {
  const groups = new Map<string, OwnedCheck[]>();
  for (const check of checks) {
    const key = `${check.platform}|${measureKey(check)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [check]);
    else group.push(check);
  }
  return [...groups]
    .flatMap(([key, group]) => scoreOf(key, group) ?? [])
    .sort((a, b) => b.all.checked - a.all.checked || (a.key < b.key ? -1 : 1));
}

function scoreOf(key: string, checks: readonly OwnedCheck[]): QuoteScore | undefined {
  const [first] = checks;
  if (first === undefined) return undefined;
  const { platform, unit, account, pool } = first;
  return {
    key,
    platform,
    unit,
    ...(unit === 'percent' ? { account, pool } : {}),
    all: tallyOf(checks),
    byBasis: quoteBases.flatMap((basis) => {
      const some = checks.filter((check) => check.basis === basis);
      return some.length === 0 ? [] : [{ basis, tally: tallyOf(some) }];
    }),
  };
}

/** All of one unit. */
function tallyOf(checks: readonly QuoteCheck[]): QuoteTally {
  const told = checks.flatMap((check) => {
    const { quoted, actual } = check;
    const isWrong = disagrees(check);
    return actual === undefined || isWrong === undefined ? [] : [{ quoted, actual, isWrong }];
  });
  const errors = told.map(({ quoted, actual }) => exact(Math.abs(actual - quoted)));
  const shares = told.flatMap(({ quoted }, index) => (quoted > 0 ? [(errors[index] ?? 0) / quoted] : []));
  const wrong = told.filter(({ isWrong }) => isWrong);
  const more = wrong.filter(({ quoted, actual }) => actual > quoted).length;
  const paidBack = checks.filter(({ refunded }) => refunded).length;
  return {
    checked: told.length,
    within: told.length - wrong.length,
    more,
    less: wrong.length - more,
    ...(errors.length === 0 ? {} : { medianError: exact(median(errors)) }),
    ...(shares.length === 0 ? {} : { medianShare: median(shares) }),
    paidBack,
    open: checks.length - told.length - paidBack,
  };
}

/** A quote that its task did not keep. */
export type Surprise = OwnedCheck & { readonly actual: number };

/** The quotes that were wrong, the latest first. */
export function surprisesOf(checks: readonly OwnedCheck[]): readonly Surprise[] {
  return checks
    .flatMap((check) => {
      const { actual } = check;
      return actual === undefined || disagrees(check) !== true ? [] : [{ ...check, actual }];
    })
    .sort((a, b) => b.at - a.at || (orderOf(a) < orderOf(b) ? -1 : 1));
}

function orderOf({ platform, account, spend, pool }: OwnedCheck): string {
  return [platform, account, spend, pool].join('|');
}
