import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import { IsoTime } from '../iso-time';
import type { Reader } from '../platform';
import { refuse, shaped } from '../read';

const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));

const Quota = v.object({
  daily_percentage: v.nullish(Amount),
  daily_reset_at: v.nullish(IsoTime),
  weekly_percentage: v.nullish(Amount),
  weekly_reset_at: v.nullish(IsoTime),
  hide_daily_quota: v.nullish(v.boolean()),
  /** USD. -1 and less stand for "none", so they are no balance. */
  overage_balance: v.nullish(v.pipe(v.number(), v.finite())),
  overage_balance_cents: v.nullish(v.pipe(v.number(), v.finite())),
  plan: v.nullish(v.string()),
  plan_name: v.nullish(v.string()),
});
type Quota = v.InferOutput<typeof Quota>;

/**
 * GET /api/:org/billing/quota/usage: what is used of the day and of the week, in percent, and the extra usage in USD.
 * Plans that have no day's quota say that it is to be hidden.
 */
export const readQuota: Reader = ({ json, params }) => {
  const quota = shaped(Quota, json);
  const { daily_percentage: daily, weekly_percentage: weekly, hide_daily_quota: hidden } = quota;
  const shown = hidden === true ? undefined : (daily ?? undefined);
  const windows = [
    ...windowPool('daily', 'Daily', 86_400, shown, quota.daily_reset_at),
    ...windowPool('weekly', 'Weekly', 7 * 86_400, weekly ?? undefined, quota.weekly_reset_at),
  ];
  if (windows.length === 0)
    return refuse(
      'changed-shape',
      'weekly_percentage',
      'Neither the quota of the day nor of the week is told.',
    );
  const plan = quota.plan_name || quota.plan || undefined;
  const { org = '' } = params;
  return {
    account: { id: org, ...(plan === undefined ? {} : { plan }) },
    pools: [...windows, ...extraUsage(quota)],
    complete: true,
    ...(plan === undefined ? {} : { plan }),
  };
};

/**
 * Percent, 0 to 100. Something between 0 and 1 is told as a window of which nothing is known: both 0.12 for 12 % and
 * half a percent were seen by its readers, and nothing in the answer tells which it is.
 */
function windowPool(
  id: string,
  label: string,
  windowSeconds: number,
  used: number | undefined,
  resetsAt: number | null | undefined,
): PoolReading[] {
  if (used === undefined) return [];
  const isSure = used === 0 || used >= 1;
  return [
    {
      id,
      label,
      unit: 'percent',
      limit: 100,
      ...(isSure ? { used, remaining: exact(Math.max(0, 100 - used)) } : {}),
      windowSeconds,
      refills: true,
      ...(typeof resetsAt === 'number' ? { resetsAt } : {}),
    },
  ];
}

function extraUsage({ overage_balance: dollars, overage_balance_cents: cents }: Quota): PoolReading[] {
  const balance = dollars ?? (typeof cents === 'number' ? exact(cents / 100) : undefined);
  if (balance === undefined || balance < 0) return [];
  return [
    {
      id: 'extra-usage',
      label: 'Extra usage',
      unit: 'USD',
      remaining: balance,
      paysBeyond: true,
      ...(balance === 0 ? { quiet: true as const } : {}),
    },
  ];
}
