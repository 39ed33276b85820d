import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { accountOf } from './account';

export const POOL = 'credits';

/** The API still calls credits characters. */
const Amount = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const Count = v.nullish(Amount);
const Text = v.nullish(v.string());

const Subscription = v.object({
  tier: Text,
  /** `free`, `trialing`, `active`… */
  status: Text,
  character_count: Amount,
  character_limit: Amount,
  /** Seconds since the epoch. */
  next_character_count_reset_unix: v.nullish(v.pipe(v.number(), v.finite(), v.maxValue(1e11))),
  max_credit_limit_extension: v.nullish(v.union([Amount, v.literal('unlimited')])),
  voice_slots_used: Count,
  voice_limit: Count,
  professional_voice_slots_used: Count,
  professional_voice_limit: Count,
  current_overage: v.nullish(
    v.object({
      /** A decimal of the currency itself: 130,380 credits over the limit were "39.11" USD, 30 cents a thousand. */
      amount: v.nullish(v.pipe(v.string(), v.regex(/^\d{1,12}(\.\d+)?$/), v.transform(Number))),
      currency: v.nullish(v.pipe(v.string(), v.toUpperCase(), v.regex(/^[A-Z]{3}$/))),
    }),
  ),
});
type Subscription = v.InferOutput<typeof Subscription>;

/** GET /v1/user/subscription: credits of the plan, voices, and money beyond the plan. */
export function readSubscription(answer: Answer): Findings {
  const told = shaped(Subscription, answer.json);
  const { tier } = told;
  return {
    pools: [
      credits(told, answer.now),
      ...overage(told),
      ...voices('voices', 'Voice slots', told.voice_slots_used, told.voice_limit),
      ...voices(
        'professional-voices',
        'Professional voice slots',
        told.professional_voice_slots_used,
        told.professional_voice_limit,
      ),
    ],
    complete: true,
    ...accountOf(answer),
    ...(tier ? { plan: named(tier) } : {}),
  };
}

/**
 * The limit holds what was carried over, so what it will be after the renewal is only known of the free plan, which
 * carries nothing over. With usage-based billing more can be used than the limit.
 */
function credits(told: Subscription, now: number): PoolReading {
  const { character_count: used, character_limit: limit, next_character_count_reset_unix: reset } = told;
  // A time that has passed stands at free accounts that are not used.
  const resetsAt = typeof reset === 'number' && reset * 1000 > now ? reset * 1000 : undefined;
  return {
    id: POOL,
    label: 'Credits',
    unit: 'credit',
    used,
    limit,
    remaining: Math.max(0, exact(limit - used)),
    ...(resetsAt === undefined ? {} : { resetsAt }),
    ...(resetsAt !== undefined && told.tier === 'free' ? { refills: true as const } : {}),
    // A plan without credits: nothing ran out.
    ...(limit === 0 ? { quiet: true as const } : {}),
  };
}

/** Only where credits beyond the plan may be used, or were. Its limit is told in credits, not in money. */
function overage({ current_overage: overage, max_credit_limit_extension: extension }: Subscription) {
  const { amount, currency } = overage ?? {};
  if (typeof amount !== 'number' || !currency) return [];
  const isAllowed = extension === 'unlimited' || (typeof extension === 'number' && extension > 0);
  if (!isAllowed && amount === 0) return [];
  const pool: PoolReading = {
    id: 'overage',
    label: 'Usage-based billing',
    unit: currency,
    used: amount,
    paysBeyond: true,
  };
  return [pool];
}

/** Slots are taken and given back, not spent. */
function voices(
  id: string,
  label: string,
  used: number | null | undefined,
  limit: number | null | undefined,
): readonly PoolReading[] {
  if (typeof used !== 'number' || !limit) return [];
  const remaining = Math.max(0, exact(limit - used));
  return [{ id, label, unit: 'use', used, limit, remaining, quiet: true }];
}

/** `growing_business` as `Growing business`. */
function named(tier: string): string {
  const words = tier.replace(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
