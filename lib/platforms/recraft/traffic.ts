import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { POOL } from './balance';

const Queued = v.object({ operationId: v.pipe(v.string(), v.minLength(1)) });

/** POST /queue_recraft/prompt_to_image: images were ordered. What they take is not told: the next reading teaches it. */
export function readGenerate(answer: Answer): Findings {
  const { operationId: id } = shaped(Queued, answer.json);
  const { task } = answer;
  return {
    spends: [
      {
        id,
        pool: POOL,
        unit: 'credit',
        basis: 'priced',
        ...(task === undefined ? {} : asUse(task)),
        ...(task?.characters === undefined ? {} : { promptLength: task.characters }),
      },
    ],
  };
}

const Made = v.object({
  credits: v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0))),
  result: v.object({ image_id: v.pipe(v.string(), v.minLength(1)) }),
});

/** POST …/super_resolution and …/remove_background: an image was made at once, and the answer says what it took. */
export function readMade(answer: Answer): Findings {
  const { credits, result } = shaped(Made, answer.json);
  const known = typeof credits === 'number';
  return {
    spends: [
      {
        id: result.image_id,
        pool: POOL,
        unit: 'credit',
        basis: known ? 'exact' : 'priced',
        ...(answer.task === undefined ? {} : asUse(answer.task)),
        ...(known ? { amount: credits } : {}),
      },
    ],
  };
}
