import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import type { Answer, Findings } from '../platform';
import { tablePrice } from '../priced';
import { shaped } from '../read';
import { POOL } from './balance';
import { costs } from './costs';
import { codeOf } from './envelope';

const Started = v.object({ data: v.object({ id: v.pipe(v.string(), v.minLength(1)) }) });

/**
 * POST …/generate/video and …/generate/image: a generation was taken on. The answer doesn't tell its price; a code other
 * than 0 (no credits, too many at once, words that may not be) spends nothing.
 */
export function readStarted(answer: Answer): Findings {
  if (codeOf(answer) !== 0) return {};
  const { id } = shaped(Started, answer.json).data;
  const { task } = answer;
  const amount = task === undefined ? undefined : tablePrice(costs, POOL, task);
  return {
    spends: [
      {
        id,
        pool: POOL,
        unit: 'credit',
        basis: 'priced',
        ...(task === undefined ? {} : asUse(task)),
        ...(amount === undefined ? {} : { amount }),
        ...(task?.characters === undefined ? {} : { promptLength: task.characters }),
      },
    ],
  };
}
