import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';

/** `status.code` of an answer where all went well; what others mean is not known. */
const GOOD = 10_000;
const Envelope = v.object({ status: v.object({ code: v.number() }) });
const Taken = v.object({ data: v.object({ id: v.pipe(v.string(), v.minLength(1)) }) });

/** POST /api/v1/task/v2/video/…: a video was ordered. What it takes is not told. */
export function readVideo(answer: Answer): Findings {
  if (shaped(Envelope, answer.json).status.code !== GOOD) return {};
  const { id } = shaped(Taken, answer.json).data;
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
