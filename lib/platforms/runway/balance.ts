import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { idOf, teamOf } from './team';

const Credits = v.pipe(v.number(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const Features = v.object({
  features: v.object({
    permitted: v.object({ numPlanCredits: Credits }),
    used: v.object({ numPlanCredits: Credits }),
  }),
});

/**
 * GET /v1/profile/features: the team's plan credits, what it may use and what it has used. The answer says whether they
 * are reset each month (`numPlanCreditsResetsMonthly`), but not when; where it tells credits that were bought is not
 * known.
 */
export function readFeatures(answer: Answer): Findings {
  const { permitted, used } = shaped(Features, answer.json).features;
  return { pools: [planCredits(permitted.numPlanCredits, used.numPlanCredits)], ...teamOf(answer) };
}

function planCredits(limit: number, used: number): PoolReading {
  return {
    id: 'credits',
    label: 'Plan credits',
    unit: 'credit',
    limit,
    used,
    remaining: Math.max(0, exact(limit - used)),
    // A team without plan credits: nothing ran out.
    ...(limit === 0 ? { quiet: true as const } : {}),
  };
}

const Profile = v.object({
  user: v.object({ id: v.union([v.number(), v.string()]), username: v.nullish(v.string()) }),
});

/** GET /v1/profile: who is signed in; the id is that of the person's own team. Teams shared with others are not in it. */
export function readProfile(answer: Answer): Findings {
  const { user } = shaped(Profile, answer.json);
  const id = idOf(user.id) ?? refuse('changed-shape', 'user.id', 'The user has no id.');
  return { accounts: [{ id, ...(user.username ? { label: user.username } : {}) }] };
}
