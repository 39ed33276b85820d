import * as v from 'valibot';
import type { Answer } from '../platform';
import { refuse, shaped } from '../read';

const Envelope = v.object({ statusInfo: v.nullish(v.object({ code: v.nullish(v.number()) })) });

/** 0 or nothing where all went well. What other codes mean is known of few (2: the request's signature is wrong). */
export function codeOf(answer: Answer): number {
  return shaped(Envelope, answer.json).statusInfo?.code ?? 0;
}

/** Fails where the answer says itself that it is none. */
export function expectGood(answer: Answer): void {
  const code = codeOf(answer);
  if (code !== 0) refuse('server-error', 'statusInfo.code', `Hailuo did not answer its own page (${code}).`);
}
