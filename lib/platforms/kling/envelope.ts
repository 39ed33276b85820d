import * as v from 'valibot';
import type { Answer } from '../platform';
import { refuse, shaped } from '../read';

/** `result` is 1 where all went well, `status` repeats the HTTP status; either may be missing. */
const Envelope = v.object({ status: v.nullish(v.number()), result: v.nullish(v.number()) });

/** "token value error": the page's one-time token was not taken. Seen 2026-08-16 for a token that was replayed. */
const TOKEN_REFUSED = -401;

/** Fails where the answer says itself that it is none. */
export function expectGood(answer: Answer): void {
  const { status, result } = shaped(Envelope, answer.json);
  if (result === TOKEN_REFUSED) refuse('blocked', 'result', 'Kling did not take its own page’s token.');
  if (status === 401) refuse('signed-out', 'status', 'Nobody is signed in.');
  if (typeof status === 'number' && status >= 500) {
    refuse('server-error', 'status', `Kling has trouble of its own (${status}).`);
  }
}

/** Whether a task was refused: nothing was generated, nothing taken. */
export function isRefused(answer: Answer): boolean {
  const { status, result } = shaped(Envelope, answer.json);
  return (typeof result === 'number' && result !== 1) || (typeof status === 'number' && status >= 400);
}
