import type { Answer, Findings, SpendDraft } from '../platform';
import { refuse } from '../read';

/**
 * POST …/chat/threads/:thread/messages: one message, taken on once a model was picked or the answer is complete. What
 * it took of credits no event tells, nor is it known which pool a message of Free burns: the next reading does.
 */
export function readMessage(answer: Answer): Findings {
  const { events } = answer;
  if (events === undefined) return refuse('changed-shape', 'body', 'A stream was expected.');
  if (events.length === 0) return {};
  const { feature, model, characters } = answer.task ?? { feature: 'message' };
  const { thread } = answer.params;
  const spend: SpendDraft = {
    amount: 1,
    unit: 'message',
    basis: 'exact',
    feature,
    ...(model === undefined ? {} : { model }),
    ...(thread === undefined ? {} : { conversation: thread }),
    ...(characters === undefined ? {} : { promptLength: characters }),
  };
  return { spends: [spend] };
}
