import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import { IsoTime } from '../iso-time';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';

/** 0 to 1 of it is used. Past 10 it can't be a share any more: then the scale has changed. */
const Ratio = v.pipe(v.number(), v.minValue(0), v.maxValue(10));

/** Protobuf's JSON leaves out what is 0 or false (protobuf.dev, "ProtoJSON Format"): no `ratio` is 0, no `enabled` is false. */
const Limit = v.object({
  ratio: v.exactOptional(Ratio, 0),
  enabled: v.exactOptional(v.boolean(), false),
  resetTime: v.nullish(IsoTime),
});

const Balance = v.object({
  feature: v.nullish(v.string()),
  type: v.nullish(v.string()),
  amountUsedRatio: v.exactOptional(Ratio, 0),
  expireTime: v.nullish(IsoTime),
});

const Stats = v.object({
  ratelimitCode5h: v.nullish(Limit),
  ratelimitCode7d: v.nullish(Limit),
  subscriptionBalance: v.nullish(Balance),
});

/**
 * POST GetSubscriptionStats: how much is used of the month's credits, and of the windows of Kimi Code. What is not
 * metered on this plan is not there, or not enabled.
 */
export function readStats(answer: Answer): Findings {
  const stats = shaped(Stats, answer.json);
  const { ratelimitCode5h: hours, ratelimitCode7d: week, subscriptionBalance: balance } = stats;
  if (!hours && !week && !balance)
    return refuse('changed-shape', 'subscriptionBalance', 'The answer tells no window that we know.');
  return {
    pools: [
      ...windowPool({ id: 'five-hour', label: 'Code, 5-hour', windowSeconds: 5 * 3600 }, hours),
      ...windowPool({ id: 'seven-day', label: 'Code, weekly', windowSeconds: 7 * 86_400 }, week),
      ...creditPool(balance),
    ],
    complete: true,
  };
}

function windowPool(
  name: Pick<PoolReading, 'id' | 'label' | 'windowSeconds'>,
  limit: v.InferOutput<typeof Limit> | null | undefined,
): PoolReading[] {
  if (!limit?.enabled) return [];
  const { ratio, resetTime } = limit;
  return [{ ...name, ...percent(ratio), ...(resetTime ? { resetsAt: resetTime } : {}), refills: true }];
}

/** The plan's credits, for all of Kimi; balances of other kinds are not known. What is left is lost at `expireTime`. */
function creditPool(balance: v.InferOutput<typeof Balance> | null | undefined): PoolReading[] {
  if (balance?.feature !== 'FEATURE_OMNI' || balance.type !== 'SUBSCRIPTION') return [];
  const { amountUsedRatio, expireTime } = balance;
  return [
    {
      id: 'credits',
      label: 'Plan credits',
      ...percent(amountUsedRatio),
      ...(expireTime ? { expiresAt: expireTime } : {}),
    },
  ];
}

function percent(ratio: number): Pick<PoolReading, 'unit' | 'limit' | 'used' | 'remaining'> {
  const used = exact(ratio * 100);
  return { unit: 'percent', limit: 100, used, remaining: exact(Math.max(0, 100 - used)) };
}

const Subscription = v.object({
  subscription: v.nullish(
    v.object({
      active: v.nullish(v.boolean()),
      goods: v.nullish(v.object({ title: v.nullish(v.string()) })),
    }),
  ),
});

/** POST GetSubscription: the plan, by the name that the site sells it under, where it runs. */
export function readSubscription(answer: Answer): Findings {
  const { subscription } = shaped(Subscription, answer.json);
  const title = subscription?.goods?.title?.trim();
  return subscription?.active === true && title ? { plan: title } : {};
}
