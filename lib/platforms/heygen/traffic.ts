import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { POOL } from './balance';
import { isGood } from './envelope';

const Submitted = v.object({ data: v.object({ video_id: v.pipe(v.string(), v.minLength(1)) }) });

/**
 * POST /v2/avatar/shortcut/submit and /v1/seedance2/submit: a video was taken on. The answer tells no price: the next
 * reading teaches it. Avatar III in its unlimited mode was measured to take nothing (a client, 2026-07-16). Another code than
 * 100 (too few credits, an avatar that isn't there) spends nothing.
 */
export function readSubmitted(answer: Answer): Findings {
  if (!isGood(answer)) return {};
  const { video_id: id } = shaped(Submitted, answer.json).data;
  const { task } = answer;
  const isFree = task?.settings?.unlimited === true && task.settings.avatarIv !== true;
  return {
    spends: [
      {
        id,
        pool: POOL,
        unit: 'credit',
        basis: 'priced',
        ...(task === undefined ? {} : asUse(task)),
        ...(isFree ? { amount: 0 } : {}),
        ...(task?.characters === undefined ? {} : { promptLength: task.characters }),
      },
    ],
  };
}
