import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { POOL } from './balance';
import { codeOf } from './envelope';

const Id = v.nullish(v.union([v.number(), v.string()]));
const Started = v.object({
  Resp: v.nullish(v.object({ video_id: Id, video_ids: v.nullish(v.array(Id)) })),
});

/**
 * POST /creative_platform/video/… and /image/i2i: a job was taken on, if `ErrCode` is 0; nothing is spent otherwise.
 * What it took is not told: the readings teach it.
 */
export function readJob(answer: Answer): Findings {
  if (codeOf(answer) !== 0) return {};
  const { Resp } = shaped(Started, answer.json);
  const { task } = answer;
  if (task === undefined) return refuse('changed-shape', 'request', 'The request tells no task.');
  const id = Resp?.video_id || Resp?.video_ids?.find(Boolean);
  return {
    spends: [
      {
        ...(id ? { id: String(id) } : {}),
        pool: POOL,
        unit: 'credit',
        basis: 'priced',
        ...asUse(task),
        ...(task.characters === undefined ? {} : { promptLength: task.characters }),
      },
    ],
  };
}
