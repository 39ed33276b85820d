import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Json } from '../../wire/json';
import { IsoTime } from '../iso-time';
import { refuse, shaped } from '../read';
import { Amount } from './shapes';

const State = v.object({
  subscription: v.nullish(
    v.object({
      tier: v.nullish(v.string()),
      currentPeriodUsageUsd: v.nullish(Amount),
      currentPeriodBaseCreditsUsd: v.nullish(Amount),
      currentPeriodBonusCreditsUsd: v.nullish(Amount),
      nextBillingAt: v.nullish(IsoTime),
    }),
  ),
});

/** Names by CodexBar (2026-08-21); the numbers are the price a month. */
const names: Readonly<Record<string, string>> = {
  tier_19: 'Kilo Pass Starter',
  tier_49: 'Kilo Pass Pro',
  tier_199: 'Kilo Pass Expert',
};

/**
 * kiloPass.getState: what is used of the credits that the subscription gives for this period, its bonus included, in USD.
 * Without a subscription there is none.
 */
export function passPools(data: Json | undefined, place: string): { plan?: string; pools: PoolReading[] } {
  const { subscription } = shaped(State, data, place);
  // It is null where there is none.
  if (subscription === undefined)
    return refuse(
      'changed-shape',
      `${place}.subscription`,
      'The state of the Kilo Pass does not speak of it.',
    );
  if (subscription === null) return { pools: [] };
  const { tier, currentPeriodUsageUsd: used, nextBillingAt } = subscription;
  const plan = tier ? (names[tier] ?? 'Kilo Pass') : 'Kilo Pass';
  const base = subscription.currentPeriodBaseCreditsUsd;
  const limit =
    typeof base === 'number' ? exact(base + (subscription.currentPeriodBonusCreditsUsd ?? 0)) : undefined;
  if (limit === undefined || limit === 0) return { plan, pools: [] };
  return {
    plan,
    pools: [
      {
        id: 'pass',
        label: 'Kilo Pass',
        unit: 'USD',
        limit,
        ...(typeof used === 'number' ? { used, remaining: exact(Math.max(0, limit - used)) } : {}),
        ...(typeof nextBillingAt === 'number' ? { resetsAt: nextBillingAt } : {}),
      },
    ],
  };
}
