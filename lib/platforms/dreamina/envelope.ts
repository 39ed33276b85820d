import * as v from 'valibot';
import type { Account } from '../../core/reading';
import { isJsonObject } from '../../wire/json';
import type { Answer } from '../platform';
import { refuse, shaped } from '../read';

/** Whose answer it is. No answer names an account. */
export type Owner = (answer: Answer) => Account;

/** A site with a sign-in of its own. */
export const jimeng: Owner = () => ({ id: 'jimeng', label: 'Jimeng' });

/** The id of CapCut's own page. Dreamina's is 513641. */
const CAPCUT = '348188';

/**
 * Dreamina and CapCut share a sign-in and the address of their credits: the page says which it is by its header `appid`,
 * or by `aid` in the body (dossier creative.md; clients of 2026 that sign in at www.capcut.com). That both have one purse
 * no source says, so they are never mixed.
 */
export const capcut: Owner = ({ request }) => {
  const asked = isJsonObject(request.body) ? request.body.aid : undefined;
  const app = asked ?? request.headers.appid;
  return String(app) === CAPCUT ? { id: 'capcut', label: 'CapCut' } : { id: 'dreamina', label: 'Dreamina' };
};

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
