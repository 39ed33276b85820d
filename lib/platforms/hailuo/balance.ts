import * as v from 'valibot';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { expectGood } from './envelope';

const Equity = v.object({
  data: v.object({
    totalCredits: v.pipe(v.number(), v.finite(), v.minValue(0)),
    memberName: v.nullish(v.string()),
  }),
});

export const POOL = 'credits';

/**
 * GET /v1/api/user/equity: all credits together, and the plan. Of what kind they are and when they end it is not known
 * to say. `videoCost` beside them is left out: it is half the price of a five-second clip of one model (a client of 2026
 * measured it), and the price list tells them all.
 */
export function readEquity(answer: Answer): Findings {
  expectGood(answer);
  const { totalCredits: remaining, memberName } = shaped(Equity, answer.json).data;
  return {
    pools: [{ id: POOL, label: 'Credits', unit: 'credit', remaining }],
    complete: true,
    ...(memberName ? { plan: memberName } : {}),
  };
}
