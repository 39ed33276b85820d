import * as v from 'valibot';
import type { Answer } from '../platform';
import { refuse, shaped } from '../read';

/** `{ code, data, message }`: 100 where all went well. What other codes mean is not known. */
const GOOD = 100;
const Envelope = v.object({ code: v.number() });

export function isGood(answer: Answer): boolean {
  return shaped(Envelope, answer.json).code === GOOD;
}

/** Fails where the answer says itself that it is none. */
export function expectGood(answer: Answer): void {
  if (!isGood(answer)) refuse('server-error', 'code', 'HeyGen did not answer what was asked.');
}
