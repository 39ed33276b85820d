import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { instant } from '../time';

const Count = v.pipe(v.number(), v.finite(), v.minValue(0));
const User = v.object({
  credits: Count,
  extra_credits: v.nullish(Count),
  plan: v.nullish(
    v.object({
      name: v.nullish(v.string()),
      credits_per_period: v.nullish(v.pipe(v.number(), v.finite())),
    }),
  ),
  subscription: v.nullish(v.object({ credits_expire_time: v.nullish(v.string()) })),
});
type User = v.InferOutput<typeof User>;

export const POOL = 'credits';

/**
 * GET /users/me: what is left of the period's credits, and of extra ones. `api_credits` beside them are the developer
 * API's. What is left of the period is lost at `credits_expire_time`, when the next one begins.
 */
export function readUser(answer: Answer): Findings {
  const user = shaped(User, answer.json);
  const extra = user.extra_credits ?? undefined;
  const limit = limitOf(user);
  const end = user.subscription?.credits_expire_time;
  const resetsAt = typeof end === 'string' ? instant(end) : undefined;
  const credits: PoolReading = {
    id: POOL,
    label: 'Credits',
    unit: 'credit',
    remaining: exact(user.credits + (extra ?? 0)),
    ...(limit === undefined ? {} : { limit }),
    ...(resetsAt === undefined ? {} : { resetsAt }),
  };
  return {
    pools: [credits, ...extraCredits(extra)],
    complete: true,
    ...(user.plan?.name ? { plan: user.plan.name } : {}),
  };
}

/** What the plan grants, and what is left of extra ones. Undefined where more is left than that. */
function limitOf({ credits, extra_credits: extra, plan }: User): number | undefined {
  const granted = plan?.credits_per_period ?? 0;
  return granted > 0 && granted >= credits ? exact(granted + (extra ?? 0)) : undefined;
}

/** Part of `credits`: quiet, so that it is never added to it. */
function extraCredits(remaining: number | undefined): PoolReading[] {
  if (!remaining) return [];
  return [{ id: 'extra-credits', label: 'Extra credits (included)', unit: 'credit', remaining, quiet: true }];
}
