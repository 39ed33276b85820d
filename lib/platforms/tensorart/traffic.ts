import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';

const Taken = v.object({
  data: v.nullish(v.object({ task: v.nullish(v.object({ taskId: v.pipe(v.string(), v.minLength(1)) })) })),
});

/**
 * POST /works/v1/works/task: images were ordered. The request carries the price that the page shows; the answer doesn't
 * confirm it, so the spend is priced, not exact. An answer without a task spends nothing.
 */
export function readTaken(answer: Answer): Findings {
  const id = shaped(Taken, answer.json).data?.task?.taskId;
  if (id === undefined) return {};
  const { task } = answer;
  return {
    spends: [
      {
        id,
        pool: 'credits',
        unit: 'credit',
        basis: 'priced',
        ...(task === undefined ? {} : asUse(task)),
        ...(task?.told === undefined ? {} : { amount: task.told.amount }),
        ...(task?.characters === undefined ? {} : { promptLength: task.characters }),
      },
    ],
  };
}
