import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { tierPlans } from './tier';

const Count = v.pipe(v.number(), v.finite(), v.minValue(0));
const Credits = v.object({
  credits: v.nullish(Count),
  subscriptionCredits: v.nullish(Count),
  userPaygateTier: v.nullish(v.string()),
});

/**
 * GET /v1/credits: what is left of plan and top-up credits together. Google's JSON leaves a number out that is 0: where
 * the answer knows the account's tier, credits that are missing are none. Neither limit nor renewal are told.
 */
export function readCredits(answer: Answer): Findings {
  const told = shaped(Credits, answer.json);
  const plan = tierPlans[told.userPaygateTier ?? ''];
  const remaining = told.credits ?? (plan === undefined ? undefined : 0);
  if (remaining === undefined)
    return refuse('changed-shape', 'credits', 'Neither credits nor a tier that we know were told.');
  return {
    pools: [
      { id: 'credits', label: 'AI credits', unit: 'credit', remaining },
      ...ofPlan(told.subscriptionCredits ?? 0),
    ],
    complete: true,
    ...(plan === undefined ? {} : { plan }),
  };
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
