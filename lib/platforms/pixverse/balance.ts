import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { codeOf } from './envelope';

export const POOL = 'credits';

const Amount = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const Credits = v.object({
  Resp: v.object({ credit_daily: Amount, credit_monthly: Amount, credit_package: Amount }),
});

/**
 * GET /creative_platform/user/credits: the day's, the plan's and bought credits. Which of them a job takes first is not
 * known, so they are shown as parts of their sum. Neither limits nor renewals are told, nor whose credits they are.
 */
export function readCredits(answer: Answer): Findings {
  if (codeOf(answer) !== 0) refuse('changed-shape', 'ErrCode', 'The answer is an error that we do not know.');
  const {
    credit_daily: day,
    credit_monthly: plan,
    credit_package: bought,
  } = shaped(Credits, answer.json).Resp;
  return {
    pools: [
      { id: POOL, label: 'Credits', unit: 'credit', remaining: exact(day + plan + bought) },
      ...part('daily-credits', 'Daily credits (included)', day),
      ...part('plan-credits', 'Plan credits (included)', plan),
      ...part('bought-credits', 'Bought credits (included)', bought),
    ],
    complete: true,
  };
}

/** Part of `credits`: quiet, so that it is never added to it. */
function part(id: string, label: string, remaining: number): readonly PoolReading[] {
  return remaining === 0 ? [] : [{ id, label, unit: 'credit', remaining, quiet: true }];
}
