import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import { EpochTime } from '../epoch-time';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';

/** USD, or a count of messages. What remains is below zero where a task took more than there was. */
const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));
const Left = v.pipe(v.number(), v.finite());

/** In ms. */
const Time = v.pipe(v.number(), v.maxValue(1e13), EpochTime);

const PlanInfo = v.object({
  plan: v.nullish(v.string()),
  billingCycle: v.nullish(v.object({ end: v.nullish(Time) })),
  balance: v.object({ remaining: Left, total: v.nullish(Amount) }),
  onDemand: v.nullish(
    v.object({ remaining: v.nullish(Left), balance: v.nullish(Left), total: v.nullish(Amount) }),
  ),
});
type PlanInfo = v.InferOutput<typeof PlanInfo>;

/**
 * GET /chat/api/plan-info: the credits of the plan in USD, which come again each billing cycle, and bought ones, which
 * are used after them. Of the scope (a person or a team) that is chosen in the page.
 */
export function readPlanInfo(answer: Answer): Findings {
  const info = shaped(PlanInfo, answer.json);
  const plan = planName(info.plan);
  return {
    pools: [planCredits(info), ...onDemand(info)],
    complete: true,
    ...(plan === undefined ? {} : { plan }),
  };
}

function planCredits({ balance: { remaining, total }, billingCycle }: PlanInfo): PoolReading {
  const end = billingCycle?.end;
  const reset = typeof end === 'number' ? { resetsAt: end } : {};
  const left = exact(Math.max(0, remaining));
  const name = { id: 'credits', label: 'Plan credits', unit: 'USD', remaining: left };
  if (typeof total !== 'number') return { ...name, ...reset };
  // A plan without credits: nothing ran out.
  if (total === 0) return { ...name, ...reset, ...(left === 0 ? { quiet: true as const } : {}) };
  return {
    ...name,
    limit: total,
    used: exact(Math.max(0, total - remaining)),
    ...reset,
    ...(typeof end === 'number' ? { refills: true as const } : {}),
  };
}

function onDemand({ onDemand: credit }: PlanInfo): PoolReading[] {
  const told = credit?.remaining ?? credit?.balance;
  if (typeof told !== 'number') return [];
  const remaining = exact(Math.max(0, told));
  const total = credit?.total;
  return [
    {
      id: 'on-demand',
      label: 'On-demand credits',
      unit: 'USD',
      remaining,
      ...(typeof total === 'number' && total > 0 && total >= remaining ? { limit: total } : {}),
      paysBeyond: true,
      // Never bought any, as most people.
      ...(remaining === 0 && !total ? { quiet: true as const } : {}),
    },
  ];
}

const RateLimit = v.object({ remaining: v.number(), limit: v.number(), reset: v.nullish(Time) });

/**
 * GET /chat/api/rate-limit: messages of accounts from before there were credits. A limit that is none (0, -1) is told
 * to all others.
 */
export function readRateLimit(answer: Answer): Findings {
  const { remaining, limit, reset } = shaped(RateLimit, answer.json);
  if (limit <= 0) return { pools: [], complete: true };
  const left = Math.max(0, remaining);
  return {
    pools: [
      {
        id: 'messages',
        label: 'Messages',
        unit: 'message',
        limit,
        remaining: left,
        used: Math.max(0, limit - left),
        ...(typeof reset === 'number' ? { resetsAt: reset, refills: true as const } : {}),
      },
    ],
    complete: true,
  };
}

function planName(plan: string | null | undefined): string | undefined {
  return plan ? `${plan.charAt(0).toUpperCase()}${plan.slice(1)}` : undefined;
}
