import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import { isJsonObject, type Json } from '../../wire/json';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';

const Created = v.looseObject({ response_id: v.nullish(v.string()) });

/**
 * POST /api/v2/chat/completions: one message of the chat, which is free: it burns no pool that is known. A refusal
 * (`RateLimited`) is one JSON in place of the stream, or an event of it.
 */
export function readCompletion(answer: Answer): Findings {
  const { events, task } = answer;
  if (events === undefined) return refused(answer.json);
  const created = events.find((event) => isJsonObject(event) && event['response.created'] !== undefined);
  const error = events.find((event) => isJsonObject(event) && isJsonObject(event.error));
  if (created === undefined && error !== undefined)
    return refused(isJsonObject(error) ? { data: error.error ?? null } : null);
  const first = isJsonObject(created) ? created['response.created'] : undefined;
  const { response_id: id } = shaped(v.optional(Created, {}), first, 'response.created');
  const { chat_id: conversation } = answer.request.query;
  return {
    spends: [
      {
        ...(id ? { id } : {}),
        amount: 1,
        unit: 'message',
        basis: 'exact',
        ...(task === undefined ? { feature: 'message' } : asUse(task)),
        ...(typeof conversation === 'string' && conversation !== '' ? { conversation } : {}),
        ...(task?.characters === undefined ? {} : { promptLength: task.characters }),
      },
    ],
  };
}

function refused(body: Json | undefined): Findings {
  const code = isJsonObject(body) && isJsonObject(body.data) ? body.data.code : undefined;
  if (code === 'RateLimited') refuse('rate-limited', 'data.code', 'Qwen takes no more messages for now.');
  return {};
}
