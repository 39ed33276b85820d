import { asUse } from '../../core/quote/task';
import type { Answer, Findings, Reader, SpendDraft } from '../platform';
import { identityOf, planName } from './account';
import { modelPool } from './limits';
import { refusedTurn } from './refused-turn';
import { sentMessageId, turnCost } from './turn-request';
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
 * A turn that brought nothing but an error spent nothing. It is a use of the model that was asked for, since that is what
 * the next one will ask for too; of a choice left open, of the one that answered. The pool is that of the model that
 * answered, and named only where this very stream counts that model: its reading includes this message then. A model
 * without a cap has no pool.
 */
function spendsOf(turn: TurnStream, answer: Answer): SpendDraft[] {
  if (turn.failed) return [];
  const { task = { feature: 'message' } } = answer;
  const cost = turnCost(task);
  const answered = turn.model ?? task.model;
  const model = task.model ?? turn.model;
  const pool = answered === undefined ? undefined : modelPool(answered).id;
  const counted = cost.unit === 'message' && turn.pools.some(({ id }) => id === pool);
  const id = turn.assistantId ?? turn.userId ?? sentMessageId(answer);
  return [
    {
      ...cost,
      ...asUse(task),
      amount: 1,
      ...(counted && pool !== undefined ? { pool } : {}),
      ...(id === undefined ? {} : { id }),
      ...(model === undefined ? {} : { model }),
      ...(task.characters === undefined ? {} : { promptLength: task.characters }),
    },
  ];
}
