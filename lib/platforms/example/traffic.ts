import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';

const Started = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  status: v.picklist(['queued', 'failed']),
  cost: v.pipe(v.number(), v.finite(), v.minValue(0)),
});

/** POST /api/orgs/:org/videos: the answer tells what was taken. 402, and a job that failed at once, spend nothing. */
export function readGenerate(answer: Answer): Findings {
  const { org = '' } = answer.params;
  const account = { id: org };
  if (answer.status === 402) return { account };
  const { id, status, cost } = shaped(Started, answer.json);
  if (status === 'failed') return { account };
  const use = answer.task === undefined ? {} : asUse(answer.task);
  return { account, spends: [{ ...use, id, pool: 'credits', unit: 'credit', amount: cost, basis: 'exact' }] };
}
