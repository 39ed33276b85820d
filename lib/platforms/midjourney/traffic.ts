import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import type { Answer, Findings, SpendDraft } from '../platform';
import { tablePrice } from '../priced';
import { refuse, shaped } from '../read';
import { POOL } from './balance';
import { costs } from './costs';

const Submitted = v.object({
  success: v.nullish(v.array(v.nullable(v.object({ job_id: v.nullish(v.string()) })))),
  failure: v.nullish(v.array(v.nullable(v.object({})))),
});

/**
 * POST /api/submit-jobs: one job each that was taken on; those under `failure` spend nothing. The answer tells no price,
 * so the table's rule of thumb stands until the next reading.
 */
export function readJobs(answer: Answer): Findings {
  const { success, failure } = shaped(Submitted, answer.json);
  const jobs = success ?? [];
  if (jobs.length === 0 && (failure ?? []).length > 0) return {};
  if (jobs.length === 0) return refuse('changed-shape', 'success', 'Nothing was said of what is being made.');
  const { task } = answer;
  if (task === undefined) return refuse('changed-shape', 'request', 'The request tells no task.');
  const amount = tablePrice(costs, POOL, task);
  return {
    spends: jobs.map(
      (job): SpendDraft => ({
        ...(job?.job_id ? { id: job.job_id } : {}),
        pool: POOL,
        unit: 'second',
        basis: 'priced',
        ...asUse(task),
        ...(amount === undefined ? {} : { amount }),
        ...(task.characters === undefined ? {} : { promptLength: task.characters }),
      }),
    ),
  };
}
