import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import type { Findings } from '../platform';
import { refuse } from '../read';
import { EpochTime, Points } from './shapes';

/** An operation asks for some of it only; what it doesn't ask for is absent. */
export const PointInfo = v.looseObject({
  /** All that can be spent. Absent in answers of 2026, which tell its parts. */
  messagePointBalance: v.nullish(Points),
  subscriptionPointBalance: v.nullish(Points),
  addonPointBalance: v.nullish(Points),
  /** What the subscription, or a free day, gives. */
  totalMessagePointAllotment: v.nullish(Points),
  messagePointResetTime: v.nullish(EpochTime),
});
export type PointInfo = v.InferOutput<typeof PointInfo>;

export const Subscription = v.looseObject({
  isActive: v.nullish(v.boolean()),
  /** `monthly`, `yearly`. */
  planType: v.nullish(v.string()),
  isFreeTrial: v.nullish(v.boolean()),
  willCancelAtPeriodEnd: v.nullish(v.boolean()),
});
export type Subscription = v.InferOutput<typeof Subscription>;

/**
 * What `messagePointInfo` says: all points that can be spent, and the bought part of them. Throws where it says
 * something, but no balance. `subscription` is the viewer's, where the same answer has it.
 */
export function readPoints(info: PointInfo, subscription: Subscription | undefined): Findings {
  if (Object.values(info).every((value) => value === undefined || value === null)) return {};
  const addon = info.addonPointBalance ?? undefined;
  const plan = planOf(subscription);
  return {
    pools: [points(info, subscription), ...(addon === undefined ? [] : boughtPoints(addon))],
    // Only who tells the bought part tells all, so that it can be gone.
    ...(addon === undefined ? {} : { complete: true as const }),
    ...(plan === undefined ? {} : { plan }),
  };
}

/**
 * The limit is what the plan gives and what is left of bought points: see Suno's credits. Which of them are spent first
 * is not known.
 */
function points(info: PointInfo, subscription: Subscription | undefined): PoolReading {
  const { addonPointBalance: addon, totalMessagePointAllotment: allotment, messagePointResetTime } = info;
  const remaining = balanceOf(info);
  const limit = typeof allotment === 'number' ? allotment + (addon ?? 0) : undefined;
  // More than that is there: bought points that this answer doesn't tell of.
  const fits = limit !== undefined && limit > 0 && remaining <= limit;
  const renews = subscription?.isActive === true && subscription.willCancelAtPeriodEnd === false;
  return {
    id: 'points',
    label: 'Points',
    unit: 'point',
    remaining,
    ...(fits ? { limit } : {}),
    ...(typeof messagePointResetTime === 'number' ? { resetsAt: messagePointResetTime } : {}),
    // Bought points may be gone by then, so only a plan without any is known to be full.
    ...(fits && renews && addon === 0 && typeof messagePointResetTime === 'number'
      ? { refills: true as const }
      : {}),
  };
}

function balanceOf(info: PointInfo): number {
  const { messagePointBalance, subscriptionPointBalance, addonPointBalance } = info;
  if (typeof messagePointBalance === 'number') return messagePointBalance;
  if (typeof subscriptionPointBalance === 'number' && typeof addonPointBalance === 'number') {
    return subscriptionPointBalance + addonPointBalance;
  }
  return refuse(
    'changed-shape',
    'messagePointInfo.messagePointBalance',
    'Poe tells of points, but neither what is left of them nor its two parts.',
  );
}

/** Part of `points`, shown for information: quiet, so that it is never added to it. */
function boughtPoints(remaining: number): PoolReading[] {
  if (remaining === 0) return [];
  return [{ id: 'addon-points', label: 'Add-on points (included)', unit: 'point', remaining, quiet: true }];
}

/** `Subscription (yearly)`, `Free trial`, `Free`. What Poe calls its plans is in none of the fields that are known. */
function planOf(subscription: Subscription | undefined): string | undefined {
  if (subscription?.isActive === undefined || subscription.isActive === null) return undefined;
  if (!subscription.isActive) return 'Free';
  if (subscription.isFreeTrial) return 'Free trial';
  return subscription.planType ? `Subscription (${subscription.planType})` : 'Subscription';
}
