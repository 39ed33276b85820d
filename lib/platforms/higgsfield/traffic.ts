import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import { isJsonObject } from '../../wire/json';
import type { Answer, Findings } from '../platform';
import { tablePrice } from '../priced';
import { refuse, shaped } from '../read';
import { POOL } from './balance';
import { costs } from './costs';

/** `code` only where the job was refused. */
const Submitted = v.object({
  job_sets: v.nullish(v.array(v.nullable(v.object({ id: v.nullish(v.string()) })))),
  code: v.nullish(v.string()),
});

/**
 * POST /jobs/v2/:type and its older forms: one set of jobs. The answer tells no price and no workspace. A job that fails or is not fit for
 * work is paid back: the next reading of the wallet tells.
 */
export function readJob(answer: Answer): Findings {
  const { job_sets: sets, code } = shaped(Submitted, answer.json);
  if (code === 'rate_limit') return refuse('rate-limited', 'code', 'Higgsfield takes no more jobs for now.');
  if (code) return {};
  const { task, request } = answer;
  if (task === undefined) return refuse('changed-shape', 'request', 'The request tells no task.');
  const amount = tablePrice(costs, POOL, task);
  const id = sets?.[0]?.id;
  return {
    spends: [
      {
        ...(id ? { id } : {}),
        ...asUse(task),
        pool: POOL,
        unit: 'credit',
        basis: 'priced',
        ...(amount === undefined ? {} : { amount }),
        ...promptLength(request.body),
      },
    ],
  };
}

function promptLength(body: Answer['request']['body']): { readonly promptLength?: number } {
  const params = isJsonObject(body) && isJsonObject(body.params) ? body.params : {};
  return typeof params.prompt === 'number' && params.prompt > 0 ? { promptLength: params.prompt } : {};
}
