import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';

const Generated = v.object({
  track_ids: v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1)),
});

/** POST /api/generate-proxy: a song was ordered, of several tracks. What it takes no source of 2026 tells. */
export function readGenerate(answer: Answer): Findings {
  const [id = ''] = shaped(Generated, answer.json).track_ids;
  const { task } = answer;
  return {
    spends: [
      {
        id,
        unit: 'credit',
        basis: 'priced',
        ...(task === undefined ? {} : asUse(task)),
        ...(task?.characters === undefined ? {} : { promptLength: task.characters }),
      },
    ],
  };
}
