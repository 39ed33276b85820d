import * as v from 'valibot';
import type { Account } from '../../core/reading';
import type { Answer } from '../platform';
import { refuse, shaped } from '../read';

/** Two sites with sign-ins of their own; no answer names an account. */
export const dreaminaAccount: Account = { id: 'dreamina', label: 'Dreamina' };
export const jimengAccount: Account = { id: 'jimeng', label: 'Jimeng' };

const Envelope = v.object({ ret: v.union([v.string(), v.number()]) });

/** The code of the answer, `0` where all went well. Throws where the sign-in is lost (1015). */
export function codeOf(answer: Answer): string {
  const ret = String(shaped(Envelope, answer.json).ret);
  if (ret === '1015') refuse('signed-out', 'ret', 'The sign-in has expired.');
  return ret;
}

/** Throws where the answer says itself that it is none. */
export function expectGood(answer: Answer): void {
  const ret = codeOf(answer);
  if (ret !== '0') refuse('changed-shape', 'ret', 'The answer is an error that we do not know.');
}
