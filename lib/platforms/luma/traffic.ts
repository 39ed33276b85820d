import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { POOL } from './balance';

const Started = v.pipe(
  v.array(v.object({ id: v.pipe(v.string(), v.minLength(1)), state: v.nullish(v.string()) })),
  v.minLength(1),
);

/** POST /generations/: a clip was ordered. What it takes is not known: the next reading tells. */
export function readGenerate(answer: Answer): Findings {
  const [first] = shaped(Started, answer.json);
  if (first === undefined || first.state === 'failed') return {};
  const { task } = answer;
  return {
    spends: [
      {
        id: first.id,
        pool: POOL,
        unit: 'use',
        basis: 'priced',
        ...(task === undefined ? {} : asUse(task)),
        ...(task?.characters === undefined ? {} : { promptLength: task.characters }),
      },
    ],
  };
}
