import * as v from 'valibot';
import { asUse, type Task } from '../../core/quote/task';
import type { Answer, Findings, SpendDraft } from '../platform';
import { tablePrice } from '../priced';
import { refuse, shaped } from '../read';
import { POOL } from './balance';
import { costsOf } from './costs';
import { AT_OWN_SPEED } from './endpoints';

const Job = v.object({
  job_id: v.nullish(v.string()),
  /** `mode`: what it runs in, whatever was chosen. */
  flags: v.nullish(v.object({ mode: v.nullish(v.string()) })),
});
const Submitted = v.object({
  success: v.nullish(v.array(v.nullable(Job))),
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
  return {
    spends: jobs.map((job): SpendDraft => {
      const amount = amountOf(task, job?.flags?.mode);
      return {
        ...(job?.job_id ? { id: job.job_id } : {}),
        pool: POOL,
        unit: 'second',
        basis: 'priced',
        ...asUse(task),
        ...(amount === undefined ? {} : { amount }),
      };
    }),
  };
}

/** By the mode that it runs in; where the answer tells none, by the one that was asked for. */
function amountOf(task: Task, mode: string | null | undefined): number | undefined {
  if (!mode && task.feature === AT_OWN_SPEED) return undefined;
  const run = mode ? { ...task, settings: { ...task.settings, mode } } : task;
  return tablePrice(costsOf(task.feature), POOL, run);
}
