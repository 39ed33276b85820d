import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import type { Answer, Findings, SpendDraft } from '../platform';
import { refuse, shaped } from '../read';

const Line = v.looseObject({ error: v.nullish(v.unknown()) });
const Ids = v.object({ chatId: v.nullish(v.string()), messageId: v.nullish(v.string()) });

/**
 * POST /chat/api/chat: a message, answered in lines. An error comes as `{"error": true}` with status 200, and spends
 * nothing. What it took, and of which credits (plan or on-demand), is not told: the next reading does.
 */
export function readMessage(answer: Answer): Findings {
  const { events } = answer;
  if (events === undefined || events.length === 0)
    return refuse('changed-shape', 'body', 'An answer in lines was expected.');
  const lines = events.map((line, index) => shaped(Line, line, `lines[${index}]`));
  if (lines.some(({ error }) => error === true)) return {};
  const { chatId, messageId } = shaped(Ids, answer.request.body ?? {}, 'request');
  const spend: SpendDraft = {
    ...(messageId ? { id: messageId } : {}),
    amount: 1,
    unit: 'message',
    basis: 'exact',
    ...asUse(answer.task ?? { feature: 'message' }),
    ...(chatId ? { conversation: chatId } : {}),
  };
  return { spends: [spend] };
}
