import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import { IsoTime } from '../iso-time';
import type { Reader } from '../platform';
import { refuse, shaped } from '../read';

const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));

const Usage = v.object({
  usageThisCycle: v.nullish(Amount),
  /** Debts are taken off already. */
  balance: v.object({ totalRemaining: Amount }),
  nextQuotaReset: v.nullish(IsoTime),
});

/**
 * GET /api/user/usage: credits from grants of all kinds, free and bought. Those of a month come on the day that is told; how
 * many they will be is not.
 */
export const readUsage: Reader = ({ json }) => {
  const { usageThisCycle: used, balance, nextQuotaReset: reset } = shaped(Usage, json);
  return {
    pools: [
      {
        ...{ id: 'credits', label: 'Credits', unit: 'credit', remaining: balance.totalRemaining },
        ...(typeof used === 'number' ? { used } : {}),
        ...(typeof reset === 'number' ? { resetsAt: reset } : {}),
      },
    ],
    complete: true,
  };
};

const RateLimit = v.object({
  blockUsed: v.nullish(Amount),
  blockLimit: v.nullish(Amount),
  blockResetsAt: v.nullish(IsoTime),
  weeklyUsed: v.nullish(Amount),
  weeklyLimit: v.nullish(Amount),
  weeklyResetsAt: v.nullish(IsoTime),
});

const Subscription = v.object({
  hasSubscription: v.boolean(),
  displayName: v.nullish(v.string()),
  rateLimit: v.nullish(RateLimit),
});

/** GET /api/user/subscription: what a subscription holds in a week, and in the block of hours that is under way. */
export const readSubscription: Reader = ({ json }) => {
  const { hasSubscription, displayName, rateLimit: limits } = shaped(Subscription, json);
  if (!hasSubscription) return { pools: [], complete: true };
  if (!limits) return refuse('changed-shape', 'rateLimit', 'A subscription without its limits is told.');
  const { blockUsed, blockLimit, blockResetsAt, weeklyUsed, weeklyLimit, weeklyResetsAt } = limits;
  return {
    pools: [
      ...windowPool(
        { id: 'weekly', label: 'Weekly', windowSeconds: 604_800 },
        weeklyUsed,
        weeklyLimit,
        weeklyResetsAt,
      ),
      ...windowPool({ id: 'block', label: 'Block' }, blockUsed, blockLimit, blockResetsAt),
    ],
    complete: true,
    ...(displayName ? { plan: displayName } : {}),
  };
};

type Told = number | null | undefined;

/** None where no block is under way: then nothing is told of it. */
function windowPool(
  name: Pick<PoolReading, 'id' | 'label' | 'windowSeconds'>,
  used: Told,
  limit: Told,
  resetsAt: Told,
): PoolReading[] {
  if (typeof used !== 'number' || !limit) return [];
  return [
    {
      ...{ ...name, unit: 'credit', limit, used, remaining: exact(Math.max(0, limit - used)) },
      ...(typeof resetsAt === 'number' ? { resetsAt, refills: true } : {}),
    },
  ];
}
