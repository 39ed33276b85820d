import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import { IsoTime } from '../iso-time';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { nextUtcDay } from '../time';
import { accountOf } from './account';
import { planName } from './plan-name';

/** Every number but the balance may be missing, null or -1: all three mean "unknown". */
const Count = v.nullish(v.pipe(v.number(), v.finite(), v.minValue(-1)));
const Time = v.nullish(IsoTime);
const Flag = v.nullish(v.boolean());

const BillingInfo = v.object({
  total_credits_left: v.pipe(v.number(), v.finite(), v.minValue(0)),
  credits: Count,
  monthly_limit: Count,
  monthly_usage: Count,
  period_end: Time,
  renews_on: Time,
  is_active: Flag,
  is_paused: Flag,
  is_past_due: Flag,
  subscription_type: v.nullish(v.union([v.boolean(), v.string()])),
  plan: v.nullish(v.object({ name: v.nullish(v.string()) })),
  plans: v.nullish(
    v.array(
      v.object({ id: v.nullish(v.string()), name: v.nullish(v.string()), plan_key: v.nullish(v.string()) }),
    ),
  ),
  download_usage: v.nullish(
    v.object({
      current_period_downloads_limit: Count,
      current_period_downloads_used: Count,
      additional_download_remaining: Count,
    }),
  ),
});
type BillingInfo = v.InferOutput<typeof BillingInfo>;

/** Free accounts are filled up to this once a day, at midnight UTC (help.suno.com, article 2418177). */
const FREE_A_DAY = 50;

/** GET /api/billing/info/: the credits, the bought part of them, and the downloads. */
export function readBillingInfo(answer: Answer): Findings {
  const info = shaped(BillingInfo, answer.json);
  const plan = planName(info.subscription_type, info.plan?.name, info.plans ?? []);
  return {
    pools: [credits(info, answer.now), ...boughtCredits(info), ...downloads(info)],
    complete: true,
    ...accountOf(answer),
    ...(plan === undefined ? {} : { plan }),
  };
}

/**
 * `total_credits_left` is what is left of plan and bought credits together, so the limit is the plan's
 * credits and what is left of the bought ones: 740 used of 2,500 and 500 bought are 2,260 of 3,000.
 */
function credits(info: BillingInfo, now: number): PoolReading {
  const free = info.subscription_type === false;
  const remaining = info.total_credits_left;
  const told = known(info.monthly_limit) || undefined;
  // Nothing told to a free account: what the help page promises, unless the balance says otherwise.
  const plan = told ?? (free && remaining <= FREE_A_DAY ? FREE_A_DAY : undefined);
  const limit = plan === undefined ? undefined : plan + (bought(info) ?? 0);
  const used = known(info.monthly_usage);
  // A month's usage says nothing about a day's limit.
  const usedFits = used !== undefined && !(free && limit !== undefined && used > limit);
  const resetsAt = renewal(info) ?? (free ? nextUtcDay(now) : undefined);
  const refills = free ? limit === FREE_A_DAY && bought(info) === 0 : renewsInFull(info, bought(info));
  return {
    id: 'credits',
    label: 'Credits',
    unit: 'credit',
    remaining,
    ...(limit === undefined ? {} : { limit }),
    ...(usedFits ? { used } : {}),
    ...(resetsAt === undefined ? {} : { resetsAt }),
    ...(refills && resetsAt !== undefined ? { refills: true as const } : {}),
  };
}

/** Part of `credits`, shown for information: quiet, so that it is never added to it. */
function boughtCredits(info: BillingInfo): PoolReading[] {
  const remaining = bought(info) ?? 0;
  if (remaining === 0) return [];
  return [
    { id: 'bought-credits', label: 'Bought credits (included)', unit: 'credit', remaining, quiet: true },
  ];
}

/**
 * Downloads of this period, renewed on the billing date, and extra ones that stay
 * (help.suno.com, article 13614785).
 */
function downloads(info: BillingInfo): PoolReading[] {
  const limit = known(info.download_usage?.current_period_downloads_limit);
  const used = known(info.download_usage?.current_period_downloads_used);
  const extra = known(info.download_usage?.additional_download_remaining);
  if (limit === undefined) return [];
  const all = limit + (extra ?? 0);
  const resetsAt = renewal(info);
  const refills = renewsInFull(info, extra);
  return [
    {
      id: 'downloads',
      label: 'Downloads',
      unit: 'download',
      limit: all,
      ...(used === undefined ? {} : { used, remaining: Math.max(0, limit - used) + (extra ?? 0) }),
      ...(resetsAt === undefined ? {} : { resetsAt }),
      ...(refills && resetsAt !== undefined ? { refills: true as const } : {}),
      // A plan without downloads: nothing ran out.
      ...(all === 0 ? { quiet: true as const } : {}),
    },
  ];
}

function bought(info: BillingInfo): number | undefined {
  return known(info.credits);
}

function renewal(info: BillingInfo): number | undefined {
  return info.period_end ?? info.renews_on ?? undefined;
}

/**
 * Whether the pool is at its limit again after the renewal. Only if one is announced for a running
 * subscription, and without extras: those stay as they are, and may be spent before the renewal.
 */
function renewsInFull(info: BillingInfo, extras: number | undefined): boolean {
  const runs = info.is_active !== false && info.is_paused !== true && info.is_past_due !== true;
  return runs && typeof info.renews_on === 'number' && extras === 0;
}

function known(count: number | null | undefined): number | undefined {
  return typeof count === 'number' && count >= 0 ? count : undefined;
}
