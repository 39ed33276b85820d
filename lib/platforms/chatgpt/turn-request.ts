import * as v from 'valibot';
import type { Task } from '../../core/quote/task';
import type { Answer, SpendDraft } from '../platform';

/** The messages in the body of POST /f/conversation. What else it says is the endpoint's `task`. */
const TurnRequestSchema = v.object({
  messages: v.exactOptional(v.array(v.object({ id: v.exactOptional(v.string()) }))),
});

/** The id that the page gave the message it sent; undefined where the request could not be read (its own business). */
export function sentMessageId(answer: Answer): string | undefined {
  const parsed = v.safeParse(TurnRequestSchema, answer.request.body);
  return parsed.success ? parsed.output.messages?.find(({ id }) => id)?.id : undefined;
}

/** What a turn spends: a message of its model's cap, or one use of the tool that it was sent to. */
type TurnCost = Pick<SpendDraft, 'unit' | 'basis' | 'pool'>;

/**
 * The tools' costs are the price list's, not told: a first turn may only ask back. The count of images does not move,
 * see limits.ts.
 */
export function turnCost({ feature }: Task): TurnCost {
  switch (feature) {
    case 'deep-research':
      return { unit: 'use', basis: 'priced', pool: 'feature:deep_research' };
    case 'agent':
      return { unit: 'use', basis: 'priced', pool: 'feature:odyssey' };
    default:
      return { unit: 'message', basis: 'exact' };
  }
}
