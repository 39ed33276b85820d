import { asUse } from '../../core/quote/task';
import type { Answer, Findings } from '../platform';
import { refuse } from '../read';
import { POOL } from './balance';

/**
 * POST /ai/generate-image-stream: pictures, which come as events. What they took is not told; it depends on size, steps
 * and whether the subscription makes one of them free, so the readings teach it. A refusal is no 2xx (402: not enough
 * Anlas) and spends nothing.
 */
export function readImage(answer: Answer): Findings {
  if (answer.events === undefined)
    return refuse('changed-shape', 'body', 'A stream of pictures was expected.');
  return made(answer);
}

/** POST /ai/generate-image: the same as a ZIP. */
export function readImageFile(answer: Answer): Findings {
  if (answer.json !== undefined) return refuse('changed-shape', 'body', 'JSON came in place of pictures.');
  return made(answer);
}

function made({ task }: Answer): Findings {
  if (task === undefined) return refuse('changed-shape', 'request', 'The request tells no task.');
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
