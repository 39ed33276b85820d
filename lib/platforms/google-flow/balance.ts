import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { isTier, tierCredits, tierPlans } from './tier';

const Count = v.pipe(v.number(), v.finite(), v.minValue(0));
const Credits = v.object({
  credits: v.nullish(Count),
  subscriptionCredits: v.nullish(Count),
  userPaygateTier: v.nullish(v.string()),
});

/**
 * GET /v1/credits: what is left of plan and top-up credits together. Google's JSON leaves a number out that is 0: where
 * the answer tells a tier, whichever, credits that are missing are none. Neither limit nor renewal are told.
 */
export function readCredits(answer: Answer): Findings {
  const { credits, subscriptionCredits, userPaygateTier: tier } = shaped(Credits, answer.json);
  const plan = tierPlans[tier ?? ''];
  const remaining = credits ?? (isTier(tier) && !subscriptionCredits ? 0 : undefined);
  if (remaining === undefined)
    return refuse('changed-shape', 'credits', 'The answer does not tell how many credits there are.');
  return {
    pools: [
      {
        id: 'credits',
        label: 'AI credits',
        unit: 'credit',
        remaining,
        ...limitOf(tier, remaining, subscriptionCredits),
      },
      ...ofPlan(subscriptionCredits ?? 0),
    ],
    complete: true,
    ...(plan === undefined ? {} : { plan }),
  };
}

/** What the plan gives, and what is left of top-ups: see Suno's credits. A balance above it is one of another plan. */
function limitOf(
  tier: string | null | undefined,
  remaining: number,
  left: number | null | undefined,
): Pick<PoolReading, 'limit'> {
  const given = tierCredits[tier ?? ''];
  if (given === undefined) return {};
  const limit = given + Math.max(0, remaining - (left ?? remaining));
  return remaining <= limit ? { limit } : {};
}

/** Part of `credits`, shown for information: quiet, so that it is never added to it. */
function ofPlan(remaining: number): readonly PoolReading[] {
  if (remaining === 0) return [];
  return [
    {
      id: 'plan-credits',
      label: 'Credits of the plan (included)',
      unit: 'credit',
      remaining,
      quiet: true,
    },
  ];
}

/** `remainingCredits` of an answer that spent: what is left after it. Missing: this form doesn't tell. */
export function creditsAfter(remaining: number | null | undefined): Pick<Findings, 'pools'> {
  if (typeof remaining !== 'number') return {};
  return { pools: [{ id: 'credits', label: 'AI credits', unit: 'credit', remaining, partial: true }] };
}
