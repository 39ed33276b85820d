import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';

/** A number, or a large one as a text. */
const Credits = v.union([
  v.pipe(v.number(), v.finite(), v.minValue(0)),
  v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)),
]);

const Found = v.object({
  data: v.nullish(
    v.object({
      me: v.nullish(v.object({ quotaAmount: v.nullish(Credits) })),
      createGenerationTask: v.nullish(
        v.object({ id: v.pipe(v.string(), v.minLength(1)), status: v.nullish(v.string()) }),
      ),
    }),
  ),
});

const POOL = 'credits';

/**
 * Whatever the operation, the credits and the generation that its answer speaks of. What a generation takes is not told:
 * the next reading teaches it.
 */
export function readGraphql(answer: Answer): Findings {
  const { me, createGenerationTask: made } = shaped(Found, answer.json).data ?? {};
  const remaining = me?.quotaAmount;
  const { task } = answer;
  const isMade = made && made.status !== 'failed' && made.status !== 'cancelled';
  return {
    ...(typeof remaining === 'number'
      ? { pools: [{ id: POOL, label: 'Credits', unit: 'credit', remaining }] }
      : {}),
    ...(isMade
      ? {
          spends: [
            {
              ...{ id: made.id, pool: POOL, unit: 'credit', basis: 'priced' },
              ...(task === undefined ? { feature: 'image' } : asUse(task)),
              ...(task?.characters === undefined ? {} : { promptLength: task.characters }),
            },
          ],
        }
      : {}),
  };
}
