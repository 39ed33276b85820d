import { fractionLeft, type LiveBalance } from './balance';

/** At or below it a pool is low (or critical). percent: of the limit. units: of the pool's own unit. */
export interface Threshold {
  readonly value: number;
  readonly in: 'percent' | 'units';
}

export interface Thresholds {
  readonly low: Threshold;
  readonly critical: Threshold;
}

export const defaultThresholds: Thresholds = {
  low: { value: 20, in: 'percent' },
  critical: { value: 5, in: 'percent' },
};

/** unknown: no number, or a percent threshold without a limit to take it of. */
export type Level = 'empty' | 'critical' | 'low' | 'ok' | 'unknown';

const ranks: Record<Level, number> = { empty: 0, critical: 1, low: 2, ok: 3, unknown: 4 };

/** Smaller is more urgent. */
export function rank(level: Level): number {
  return ranks[level];
}

export function needsAttention(level: Level): boolean {
  return rank(level) <= ranks.low;
}

/** How much a pool should worry its owner. Quiet pools and pools without a number are `unknown`. */
export function levelOf(balance: LiveBalance, thresholds: Thresholds): Level {
  if (balance.quiet || balance.remaining === undefined) return 'unknown';
  if (balance.remaining <= 0) return 'empty';
  if (reached(balance, thresholds.critical)) return 'critical';
  const low = reached(balance, thresholds.low);
  if (low === undefined) return 'unknown';
  return low ? 'low' : 'ok';
}

/**
 * Whether a pool of level `ok` has clearly recovered: a number that wobbles around the threshold has not. It must lie
 * above the low threshold by a quarter of it, and by a twentieth of the limit; a full pool always has. (Low at 20% of
 * 500: from 125 on.)
 */
export function isClearOfLow(balance: LiveBalance, { low }: Thresholds): boolean {
  const { remaining, limit, limitAssumed } = balance;
  if (remaining === undefined) return false;
  const whole = limit === undefined || limit <= 0 ? undefined : limit;
  const line = low.in === 'units' ? low.value : ((whole ?? 0) * low.value) / 100;
  const clear = Math.max(line * 1.25, line + (whole ?? 0) * 0.05);
  // A limit that is the largest remainder seen is no sign of being full.
  return remaining >= (whole === undefined || limitAssumed ? clear : Math.min(clear, whole));
}

function reached(balance: LiveBalance, threshold: Threshold): boolean | undefined {
  if (balance.remaining === undefined) return undefined;
  if (threshold.in === 'units') return balance.remaining <= threshold.value;
  const left = fractionLeft(balance);
  return left === undefined ? undefined : left * 100 <= threshold.value;
}
