import type { Answer, Findings, Reader, SpendDraft } from '../platform';
import { identityOf, planName } from './account';
import { modelPool } from './limits';
import { refusedTurn } from './refused-turn';
import { promptLength, requestedModel, turnCost, turnRequest, turnSettings } from './turn-request';
import { type TurnStream, turnStream } from './turn-stream';

/** POST /f/conversation: a message sent, and after most turns what is left. */
export const conversation: Reader = (answer) => {
  if (answer.status >= 400) return refusedTurn(answer);
  const turn = turnStream(answer);
  return { ...findingsOf(turn, answer), spends: spendsOf(turn, answer) };
};

/** Sent by somebody who is not signed in: no account's message. */
export const anonymousConversation: Reader = (answer) => ({
  ...conversation(answer),
  account: { id: 'guest' },
  plan: planName('guest'),
});

/** POST /f/conversation/resume, the rest of a turn: what is left, but no second spend. */
export const conversationResume: Reader = (answer) => {
  if (answer.status >= 400) return refusedTurn(answer);
  return findingsOf(turnStream(answer), answer);
};

function findingsOf(turn: TurnStream, answer: Answer): Findings {
  const pools = turn.pools.length === 0 ? {} : { pools: turn.pools };
  return { ...pools, ...identityOf(answer, { plan: turn.planType }) };
}

/**
 * A turn that brought nothing but an error spent nothing. The model's pool is named only where this very
 * stream counts that model: its reading includes this message then. A model without a cap has no pool.
 */
function spendsOf(turn: TurnStream, answer: Answer): SpendDraft[] {
  if (turn.failed) return [];
  const cost = turnCost(answer);
  const model = turn.model ?? requestedModel(answer);
  const pool = model === undefined ? undefined : modelPool(model).id;
  const counted = cost.unit === 'message' && turn.pools.some(({ id }) => id === pool);
  const id =
    turn.assistantId ?? turn.userId ?? turnRequest(answer).messages?.find((message) => message.id)?.id;
  const length = promptLength(answer);
  return [
    {
      ...cost,
      ...turnSettings(answer),
      amount: 1,
      ...(counted && pool !== undefined ? { pool } : {}),
      ...(id === undefined ? {} : { id }),
      ...(model === undefined ? {} : { model }),
      ...(length === undefined ? {} : { promptLength: length }),
    },
  ];
}
