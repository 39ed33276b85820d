import { asUse } from '../../core/quote/task';
import type { Answer, Findings } from '../platform';
import { refuse } from '../read';
import { POOL } from './balance';

/**
 * POST /ai/generate-image-stream: pictures, which come as events. What they took is not told; it depends on size, steps
 * and whether the subscription makes one of them free, so the readings teach it. A refusal is no 2xx (402: not enough
 * Anlas) and spends nothing.
 */
export function readImage({ events, task }: Answer): Findings {
  if (events === undefined || task === undefined)
    return refuse('changed-shape', 'body', 'A stream of pictures was expected.');
  return {
    spends: [
      {
        pool: POOL,
        unit: 'credit',
        basis: 'priced',
        ...asUse(task),
        ...(task.characters === undefined ? {} : { promptLength: task.characters }),
      },
    ],
  };
}
