import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';

const Count = v.pipe(v.number(), v.finite(), v.minValue(0));
const Part = v.nullish(Count);
const Credits = v.object({
  credits: Count,
  credits_expire_today: Part,
  credits_expire_monthly: Part,
  credits_permanent: Part,
});

export const POOL = 'credits';

/**
 * GET /credit/v1/credits/me: all credits together (1,952), and when which of them end (1,936 with the month, 16 never).
 * The day on which the month ends is not told, nor whose it is.
 */
export function readCredits(answer: Answer): Findings {
  const told = shaped(Credits, answer.json);
  return {
    pools: [
      { id: POOL, label: 'Credits', unit: 'credit', remaining: told.credits },
      ...part('today', 'Ending today (included)', told.credits_expire_today),
      ...part('monthly', 'Ending with the month (included)', told.credits_expire_monthly),
      ...part('permanent', 'Never ending (included)', told.credits_permanent),
    ],
    complete: true,
  };
}

/** Shown for information: quiet, so that it is never added to the whole. */
function part(id: string, label: string, remaining: number | null | undefined): PoolReading[] {
  if (!remaining) return [];
  return [{ id: `credits:${id}`, label, unit: 'credit', remaining, quiet: true }];
}
