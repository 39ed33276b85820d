import { lastRenewal, type ManualLimit, manualBalance } from '../core/manual';
import type { Spend } from '../core/reading';

/**
 * The limits by hand after spends of the platform have left an account's record (readings cover them, or
 * they are a day old). A limit knows no readings, so what it still counted is taken off what was left.
 */
export function settled(
  limits: readonly ManualLimit[],
  platform: string,
  gone: readonly Spend[],
  now: number,
): ManualLimit[] {
  return limits.map((limit) => {
    if (limit.platform !== platform) return limit;
    const { remaining } = manualBalance(limit, gone, now);
    if (remaining === undefined || remaining === manualBalance(limit, [], now).remaining) return limit;
    return { ...limit, left: remaining, savedAt: lastRenewal(limit, now) ?? limit.savedAt };
  });
}
