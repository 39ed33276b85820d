import * as v from 'valibot';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { toldPrice } from '../told-price';
import { POOL } from './balance';

const Estimate = v.object({
  status: v.string(),
  computeUnits: v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0))),
});

/**
 * POST /api/jobs/estimate: what all that stands in the form takes, which the page asks before each start. A capture of
 * 2026-09-27 saw just that taken. Anything but `ready` tells no price.
 */
export function readEstimate(answer: Answer): Findings {
  const { status, computeUnits: amount } = shaped(Estimate, answer.json);
  if (status !== 'ready' || typeof amount !== 'number' || answer.task === undefined) return {};
  return { prices: [toldPrice(answer.task, { pool: POOL, unit: 'credit', amount })] };
}
