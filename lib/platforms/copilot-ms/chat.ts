import * as v from 'valibot';
import { priceByRules, usualOutput } from '../../core/quote/rule';
import { asUse, type Task } from '../../core/quote/task';
import { isJsonObject, type Json } from '../../wire/json';
import type { Answer, Findings, SpendDraft } from '../platform';
import { refuse, shaped } from '../read';
import { costs } from './costs';

const Ended = v.looseObject({
  event: v.picklist(['done', 'imageGenerated']),
  messageId: v.nullish(v.string()),
});

/**
 * wss://…/c/api/chat: a turn that came to its end, one AI action. An image is told by an event of its own, before the
 * turn's `done` or in its place; both name the same message, whose id is the spend's, so that they count once.
 */
export function readChat(answer: Answer): Findings {
  const { events } = answer;
  if (events === undefined) return refuse('changed-shape', 'body', 'A message of a socket was expected.');
  const ended = events.map((event, index) => shaped(Ended, event, `events[${index}]`));
  return ended.length === 0 ? {} : { spends: ended.map((one) => spendOf(one, answer)) };
}

function spendOf({ event, messageId }: v.InferOutput<typeof Ended>, answer: Answer): SpendDraft {
  const asked: Task = answer.task ?? { feature: 'message' };
  const task: Task = event === 'imageGenerated' ? { ...asked, feature: 'image' } : asked;
  const amount = priceByRules(costs, task, usualOutput)?.amount;
  const conversation = conversationOf(answer.request.body);
  return {
    ...asUse(task),
    ...(messageId ? { id: messageId } : {}),
    ...(amount === undefined ? {} : { amount }),
    // No pool: it burns what the person typed in, in its own unit.
    ...{ unit: 'credit', basis: 'priced' },
    ...(conversation === undefined ? {} : { conversation }),
    ...(task.characters === undefined ? {} : { promptLength: task.characters }),
  };
}

function conversationOf(frame: Json | undefined): string | undefined {
  const id = isJsonObject(frame) ? frame.conversationId : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}
