import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';

export const POOL = 'fast';

/** 60,000 "credits" are a minute of Fast time, on each of the four plans: 200 min, 15 h, 30 h, 60 h (2026-05-14). */
const CREDITS_A_SECOND = 1000;

const Seconds = v.nullish(
  v.pipe(
    v.number(),
    v.finite(),
    v.minValue(0),
    v.maxValue(Number.MAX_SAFE_INTEGER),
    v.transform((credits) => exact(credits / CREDITS_A_SECOND)),
  ),
);
/** ms since the epoch. */
const Time = v.nullish(v.pipe(v.number(), v.finite()));
const Text = v.nullish(v.string());
const Period = v.nullish(v.object({ end: Time }));

const Account = v.object({
  user: v.object({ abilities: v.object({ subscription: v.object({ type: Text, key: Text }) }) }),
  plans: v.nullish(v.array(v.nullable(v.object({ key: Text, copy: v.nullish(v.object({ name: Text })) })))),
  userData: v.object({
    status: Text,
    period_credits: Seconds,
    credit_period_usage: Seconds,
    /** The same, as it was seen at trial accounts. */
    period_credits_used: Seconds,
    credits_total: Seconds,
    total_credits: Seconds,
    billing_period: Period,
    next_period_at: Time,
    period_ends_at: Time,
    credit_period_ends_at: Time,
  }),
  billing_period: Period,
});
type Account = v.InferOutput<typeof Account>;

/** GET /api/user-account: Fast time in seconds. Relax has no meter. The answer names no account. */
export function readAccount(answer: Answer): Findings {
  const account = shaped(Account, answer.json);
  return { pools: [fastTime(account, answer.now)], complete: true, plan: planOf(account) };
}

/**
 * What is left includes time that was bought or earned, so the limit is that and what was used of it: 10 h used of a
 * plan's 15 h, and 2 h bought, are 7 h of 17 h.
 */
function fastTime(account: Account, now: number): PoolReading {
  const { userData } = account;
  const remaining = userData.credits_total ?? userData.total_credits;
  if (typeof remaining !== 'number')
    return refuse('changed-shape', 'userData.credits_total', 'It is not told how much Fast time is left.');
  const used = userData.credit_period_usage ?? userData.period_credits_used ?? undefined;
  const plan = userData.period_credits ?? undefined;
  const limit = limitOf(plan, used, remaining);
  const resetsAt = renewal(account, now);
  const isPlanOnly = plan !== undefined && plan > 0 && limit === plan;
  return {
    id: POOL,
    label: 'Fast time',
    unit: 'second',
    remaining,
    ...(limit === undefined ? {} : { limit }),
    ...(used === undefined ? {} : { used }),
    ...(resetsAt === undefined ? {} : { resetsAt }),
    // Bought time stays as it is, and may be spent before the renewal.
    ...(isPlanOnly && userData.status === 'active' && resetsAt !== undefined
      ? { refills: true as const }
      : {}),
    // No plan, and no time: nothing ran out.
    ...(account.user.abilities.subscription.type === 'none' && remaining === 0 && !used
      ? { quiet: true as const }
      : {}),
  };
}

function limitOf(plan: number | undefined, used: number | undefined, remaining: number): number | undefined {
  if (used !== undefined) return Math.max(plan ?? 0, exact(used + remaining)) || undefined;
  return plan !== undefined && plan > 0 && remaining <= plan ? plan : undefined;
}

/** Longer than any month. */
const MONTH = 32 * 86_400_000;

/**
 * Fast time is renewed each month. Of a plan that is paid by the year the billing period ends later than that, so an
 * end that is further away than a month is not the next renewal.
 */
function renewal({ userData, billing_period: outer }: Account, now: number): number | undefined {
  const ends = [
    userData.billing_period?.end,
    outer?.end,
    userData.next_period_at,
    userData.period_ends_at,
    userData.credit_period_ends_at,
  ];
  return ends.find((end): end is number => typeof end === 'number' && end > now && end <= now + MONTH);
}

/** By the catalogue of the same answer: `Standard Plan`. */
function planOf({ user, plans }: Account): string {
  const { type, key } = user.abilities.subscription;
  if (type === 'none' || !key) return 'No plan';
  const name = plans?.find((plan) => plan?.key === key)?.copy?.name;
  return name || key.charAt(0).toUpperCase() + key.slice(1);
}
