import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';

const Sampled = v.object({ request_id: v.pipe(v.string(), v.minLength(1)) });

/**
 * POST /api/images/sample: images were ordered. What they take of priority or slow credits no source tells, and which of
 * the two pays is Ideogram's, so the spend has neither an amount nor a pool. The account is the organisation.
 */
export function readSample(answer: Answer): Findings {
  const { request_id: id } = shaped(Sampled, answer.json);
  const { task, request } = answer;
  const org = request.headers['x-ideo-org'];
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
    ...(typeof org === 'string' && org !== '' ? { account: { id: org } } : {}),
  };
}
