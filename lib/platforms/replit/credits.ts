import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import { IsoTime } from '../iso-time';
import { Amount } from './shapes';

export const UsageInterval = v.object({
  endDate: v.nullish(IsoTime),
  totalAmountUsd: v.nullish(Amount),
  /** An operation asks for some of the interval only. */
  credits: v.nullish(
    v.object({
      availableSubscriptionCredits: Amount,
      totalGrantedSubscriptionCredits: Amount,
      availableAdditionalCredits: v.nullish(Amount),
      totalGrantedAdditionalCredits: v.nullish(Amount),
    }),
  ),
});
type UsageInterval = v.InferOutput<typeof UsageInterval>;

/**
 * Credits in USD of a billing interval: those of the subscription and additional ones (bought or granted). What is used
 * beyond them is billed. Whether all come again at its end differs by plan: Pro's are kept for a month.
 */
export function intervalPools(interval: UsageInterval): PoolReading[] {
  return [...creditPools(interval), ...usagePool(interval)];
}

function creditPools({ credits, endDate }: UsageInterval): PoolReading[] {
  if (!credits) return [];
  const additional = credits.availableAdditionalCredits ?? undefined;
  const remaining = exact(credits.availableSubscriptionCredits + (additional ?? 0));
  const limit = exact(
    credits.totalGrantedSubscriptionCredits + (credits.totalGrantedAdditionalCredits ?? additional ?? 0),
  );
  const reset = typeof endDate === 'number' ? { resetsAt: endDate } : {};
  return [
    {
      id: 'credits',
      label: 'Credits',
      unit: 'USD',
      remaining,
      ...(limit > 0 && limit >= remaining ? { limit, used: exact(limit - remaining) } : {}),
      ...reset,
      // Nothing was ever granted or bought: nothing ran out.
      ...(limit === 0 && remaining === 0 ? { quiet: true as const } : {}),
    },
    ...additionalPool(additional),
  ];
}

/** Part of `credits`, shown for information: quiet, so that it is never added to it. */
function additionalPool(remaining: number | undefined): PoolReading[] {
  if (!remaining) return [];
  return [
    {
      id: 'additional-credits',
      label: 'Additional credits (included)',
      unit: 'USD',
      remaining,
      quiet: true,
    },
  ];
}

/** All that was used in the interval, whether credits paid for it or it is billed. */
function usagePool({ totalAmountUsd: used, endDate }: UsageInterval): PoolReading[] {
  if (typeof used !== 'number') return [];
  const reset = typeof endDate === 'number' ? { resetsAt: endDate } : {};
  return [{ id: 'usage', label: 'Usage this period', unit: 'USD', used, ...reset, quiet: true }];
}
