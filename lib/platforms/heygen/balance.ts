import * as v from 'valibot';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { expectGood } from './envelope';

const Count = v.pipe(v.number(), v.finite(), v.minValue(0));
const Credits = v.object({ amount: Count, total: v.nullish(v.pipe(v.number(), v.finite())) });
const Quota = v.nullish(v.object({ plan_credit: v.nullish(Credits) }));
const AccountInfo = v.object({
  data: v.object({
    space_info: v.object({
      user_plan_v2: v.object({
        plan_name: v.nullish(v.string()),
        available_quota_v2: Quota,
        addon_quota: Quota,
      }),
    }),
  }),
});

export const POOL = 'plan-credits';

/**
 * GET /v1/pacific/account.get: credits of the plan, which Avatar IV and V take; `amount` of `total` is left. Older
 * answers have them in `addon_quota`. When they are renewed is not known: `expired_ts` beside them is the plan's end, in
 * a unit that no source tells.
 */
export function readAccount(answer: Answer): Findings {
  expectGood(answer);
  const {
    plan_name: plan,
    available_quota_v2,
    addon_quota,
  } = shaped(AccountInfo, answer.json).data.space_info.user_plan_v2;
  const credits = available_quota_v2?.plan_credit ?? addon_quota?.plan_credit;
  if (!credits) {
    return refuse(
      'changed-shape',
      'data.space_info.user_plan_v2.available_quota_v2.plan_credit',
      'The account has no plan credits.',
    );
  }
  const { amount: remaining, total } = credits;
  return {
    pools: [
      {
        id: POOL,
        label: 'Plan credits',
        unit: 'credit',
        remaining,
        ...(typeof total === 'number' && total > 0 && total >= remaining ? { limit: total } : {}),
        // A plan without credits: nothing ran out.
        ...(total === 0 && remaining === 0 ? { quiet: true as const } : {}),
      },
    ],
    complete: true,
    ...(plan ? { plan } : {}),
  };
}

const Limits = v.object({
  data: v.object({
    unit: v.nullish(v.string()),
    total_consumed: v.nullish(Count),
    total_limit: Count,
    remain: Count,
  }),
});

/**
 * GET /v1/avatar/video_generate/limits: seconds of Avatar IV and of what AI generates that a month includes, beside the
 * credits. Told by the second; of another unit nothing is known.
 */
export function readLimits(answer: Answer): Findings {
  expectGood(answer);
  const {
    unit,
    total_consumed: used,
    total_limit: limit,
    remain: remaining,
  } = shaped(Limits, answer.json).data;
  if (unit !== 'second' || limit === 0) return { pools: [], complete: true };
  return {
    pools: [
      {
        id: 'generative-seconds',
        label: 'Generative seconds',
        unit: 'second',
        remaining,
        ...(limit >= remaining ? { limit } : {}),
        ...(typeof used === 'number' ? { used } : {}),
      },
    ],
    complete: true,
  };
}

const Priority = v.object({ data: v.object({ count: Count, limit: v.pipe(v.number(), v.finite()) }) });

/** GET /v1/video_history/monthly_priority_video_count: videos of this month that were made fast. Later ones wait longer. */
export function readPriority(answer: Answer): Findings {
  expectGood(answer);
  const { count: used, limit } = shaped(Priority, answer.json).data;
  if (limit <= 0) return { pools: [], complete: true };
  return {
    pools: [
      {
        id: 'priority-videos',
        label: 'Priority videos',
        unit: 'use',
        limit,
        used,
        remaining: Math.max(0, limit - used),
        // When they are used up, the next ones wait; none is refused.
        quiet: true,
      },
    ],
    complete: true,
  };
}
