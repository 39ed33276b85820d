import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import { isJsonObject, type Json } from '../../wire/json';
import type { Answer, Findings, SpendDraft } from '../platform';
import { shaped } from '../read';
import { teamOf } from './team';

const Started = v.object({
  task: v.object({ id: v.pipe(v.string(), v.minLength(1)), status: v.nullish(v.string()) }),
});

/**
 * POST /v1/tasks: a generation was started. The answer doesn't tell its price; what the page was told just before is no
 * word of what was taken, so the next reading teaches it. Explore mode takes no credits. A refusal ("insufficient
 * credits") is no 2xx, or a task that has failed already, and spends nothing.
 */
export function readStart(answer: Answer): Findings {
  const { task } = shaped(Started, answer.json);
  if (task.status === 'FAILED' || task.status === 'CANCELED') return teamOf(answer);
  const promptLength = promptOf(answer.request.body);
  const spend: SpendDraft = {
    id: task.id,
    pool: 'credits',
    unit: 'credit',
    basis: 'priced',
    ...(answer.task === undefined ? {} : asUse(answer.task)),
    ...(answer.task?.settings?.explore === true ? { amount: 0 } : {}),
    ...(promptLength === undefined ? {} : { promptLength }),
  };
  return { spends: [spend], ...teamOf(answer) };
}

/** Gen-4 calls it `text_prompt`, the models of others `textPrompt`, images `prompt`. */
function promptOf(body: Json | undefined): number | undefined {
  const options = isJsonObject(body) && isJsonObject(body.options) ? body.options : {};
  const length = options.text_prompt ?? options.textPrompt ?? options.prompt;
  return typeof length === 'number' ? length : undefined;
}
