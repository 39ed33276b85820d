import * as v from 'valibot';
import type { Answer } from '../platform';
import { refuse, shaped } from '../read';

const Envelope = v.object({ ErrCode: v.number() });

/** "Session expired", as clients of 2025 met it. */
const EXPIRED = 10005;

/** The code of the answer, 0 where all went well. Throws where the sign-in is lost. */
export function codeOf(answer: Answer): number {
  const { ErrCode: code } = shaped(Envelope, answer.json);
  if (code === EXPIRED) refuse('signed-out', 'ErrCode', 'The sign-in has expired.');
  return code;
}
