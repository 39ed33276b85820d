import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { POOL } from './balance';

const Started = v.object({ id: v.union([v.pipe(v.string(), v.minLength(1)), v.number()]) });
const Refused = v.object({ message: v.literal('insufficient credits') });

/**
 * POST /vidu/v1/tasks: a task was taken on. The answer doesn't tell its price; what the page was told just before is
 * known of its kind. A task on a pass (`claw_pass`) takes of the pass's daily seconds, and no credits.
 */
export function readStart(answer: Answer): Findings {
  if (v.is(Refused, answer.json)) return {};
  if (answer.status >= 400) return refuse('not-on-plan', 'status', `Vidu refused a task (${answer.status}).`);
  const { id } = shaped(Started, answer.json);
  const { task } = answer;
  return {
    spends: [
      {
        id: String(id),
        pool: POOL,
        unit: 'credit',
        basis: 'priced',
        ...(task === undefined ? {} : asUse(task)),
        ...(task?.settings?.schedule === 'claw_pass' ? { amount: 0 } : {}),
      },
    ],
  };
}
