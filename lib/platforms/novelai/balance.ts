import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Json } from '../../wire/json';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';

export const POOL = 'anlas';

const Amount = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

/** Anlas began as steps of training modules, and are still called that. */
const Subscription = v.object({
  /** 0 to 3. */
  tier: v.nullish(v.number()),
  active: v.nullish(v.boolean()),
  /** What the plan grants each month. */
  perks: v.nullish(v.object({ moduleTrainingSteps: v.nullish(Amount) })),
  trainingStepsLeft: v.object({ fixedTrainingStepsLeft: Amount, purchasedTrainingSteps: Amount }),
});
type Subscription = v.InferOutput<typeof Subscription>;

const tiers = ['Paper', 'Tablet', 'Scroll', 'Opus'];

/** GET /user/subscription: Anlas of the plan, and bought ones. The answer names no account. */
export function readSubscription(answer: Answer): Findings {
  return findings(answer.json, '');
}

/** GET /user/data, of which the subscription is a part. */
export function readUserData(answer: Answer): Findings {
  const { subscription } = shaped(v.object({ subscription: v.unknown() }), answer.json);
  return findings(subscription as Json | undefined, 'subscription');
}

function findings(value: Json | undefined, at: string): Findings {
  const told = shaped(Subscription, value, at);
  const plan = tiers[told.tier ?? -1];
  return {
    pools: [together(told), ...bought(told.trainingStepsLeft.purchasedTrainingSteps)],
    complete: true,
    ...(plan === undefined ? {} : { plan }),
  };
}

/**
 * The limit is the month's grant and what is left of bought Anlas. When the grant is renewed is not known: `expiresAt`
 * is when the subscription ends, which may be months later.
 */
function together({ active, perks, trainingStepsLeft }: Subscription): PoolReading {
  const { fixedTrainingStepsLeft: left, purchasedTrainingSteps: more } = trainingStepsLeft;
  const granted = active === true ? (perks?.moduleTrainingSteps ?? undefined) : undefined;
  const limit = granted !== undefined && granted >= left ? exact(granted + more) : undefined;
  const remaining = exact(left + more);
  return {
    id: POOL,
    label: 'Anlas',
    unit: 'credit',
    remaining,
    ...(limit ? { limit } : {}),
    // No subscription that runs, and none bought: nothing ran out.
    ...(active === false && remaining === 0 ? { quiet: true as const } : {}),
  };
}

/** Part of `anlas`: quiet, so that it is never added to it. */
function bought(remaining: number): readonly PoolReading[] {
  if (remaining === 0) return [];
  return [{ id: 'bought-anlas', label: 'Bought Anlas (included)', unit: 'credit', remaining, quiet: true }];
}
