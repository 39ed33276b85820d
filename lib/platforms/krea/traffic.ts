import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { POOL } from './balance';

const Jobs = v.pipe(
  v.array(v.object({ job_id: v.pipe(v.string(), v.minLength(1)), status: v.nullish(v.string()) })),
  v.minLength(1),
);

/**
 * POST /api/jobs/v2/new/:kind: one request is one spend, of one job or several. The answer tells no price, and the
 * request's model is not seen, so what was told of the form before is no word of it: the next reading teaches it. Too
 * few units are answered by 402.
 */
export function readGenerate(answer: Answer): Findings {
  const jobs = shaped(Jobs, answer.json);
  const failed = jobs.every(({ status }) => status === 'failed' || status === 'cancelled');
  const [first] = jobs;
  if (first === undefined || failed) return {};
  return {
    spends: [
      {
        id: first.job_id,
        pool: POOL,
        unit: 'credit',
        basis: 'priced',
        ...(answer.task === undefined ? {} : asUse(answer.task)),
      },
    ],
  };
}
