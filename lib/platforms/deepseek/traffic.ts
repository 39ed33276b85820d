import type { Answer, Findings } from '../platform';

/**
 * POST /api/v0/chat/completion: one message of the chat, which is free: it burns no pool that is known. A stream is an
 * answer; JSON in its place is a refusal.
 */
export function readCompletion(answer: Answer): Findings {
  if (answer.events === undefined) return {};
  return { spends: [{ amount: 1, unit: 'message', basis: 'exact', feature: 'message' }] };
}
