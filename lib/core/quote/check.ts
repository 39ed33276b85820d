import type { Unit } from '../unit';
import type { QuoteBasis } from './quote';

/** What was quoted for a task before it ran, and what it took in the end. Amounts in the pool's unit. */
export interface QuoteCheck {
  /** The spend's own id. */
  readonly spend: string;
  /** When the request was sent, ms since the epoch. */
  readonly at: number;
  readonly pool: string;
  readonly unit: Unit;
  readonly feature: string;
  readonly model?: string;
  readonly basis: QuoteBasis;
  readonly quoted: number;
  readonly low: number;
  readonly high: number;
  /** Absent: nobody has told yet. 0 where it failed and was paid back. */
  readonly actual?: number;
  readonly refunded?: true;
}

/** Checks that are kept of one account. */
export const MAX_CHECKS = 60;

/** Windows are told in whole percents: two of them differ by one without anything being wrong. */
const PERCENT_STEP = 1;
/** As a part of the quote: what rounding in a price list may hide. */
const SLACK = 0.005;

/** Whether it took other than was said, beyond what was said of the range. Undefined: not known yet, or paid back. */
export function disagrees({ quoted, low, high, actual, unit, refunded }: QuoteCheck): boolean | undefined {
  if (actual === undefined || refunded) return undefined;
  const slack = unit === 'percent' ? PERCENT_STEP : Math.abs(quoted) * SLACK;
  return actual < low - slack || actual > high + slack;
}

/** The checks with what a spend took in the end. */
export function settled(
  checks: readonly QuoteCheck[],
  spend: string,
  pool: string,
  actual: number,
): readonly QuoteCheck[] {
  return checks.map((check) =>
    check.spend === spend && check.pool === pool && check.refunded === undefined
      ? { ...check, actual }
      : check,
  );
}

/** The checks with those of failed generations netted: they took nothing, and say nothing of the quote. */
export function withRefunds(
  checks: readonly QuoteCheck[],
  refunded: ReadonlySet<string>,
): readonly QuoteCheck[] {
  if (refunded.size === 0) return checks;
  return checks.map((check) => (refunded.has(check.spend) ? { ...check, actual: 0, refunded: true } : check));
}
