import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import { isJsonObject } from '../../wire/json';
import type { Answer, Findings } from '../platform';
import { tablePrice } from '../priced';
import { refuse, shaped } from '../read';
import { accountOf } from './account';
import { POOL } from './balance';
import { costs } from './costs';

/**
 * POST …/generate-async: a job was taken. The answer tells no price; a job that fails later is not heard of, the next
 * balance tells. "Out of quota" is a 401 or 403 with `x-access-error: taste_exhausted`: no spend.
 */
export function readGeneration(answer: Answer): Findings {
  shaped(v.object({}), answer.json);
  const { task, request } = answer;
  if (task === undefined) return refuse('changed-shape', 'request', 'The request tells no task.');
  const amount = tablePrice(costs, POOL, task);
  const length = isJsonObject(request.body) ? request.body.prompt : undefined;
  return {
    spends: [
      {
        ...asUse(task),
        pool: POOL,
        unit: 'credit',
        basis: 'priced',
        ...(amount === undefined ? {} : { amount }),
        ...(typeof length === 'number' && length > 0 ? { promptLength: length } : {}),
      },
    ],
    ...accountOf(answer),
  };
}
