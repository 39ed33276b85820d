import { isJsonObject } from '../../wire/json';
import type { Answer, Findings } from '../platform';

/** The account by the user id in the request's token; none where the token has none. */
export function accountOf(answer: Answer): Pick<Findings, 'account'> {
  const claims = answer.request.headers.authorization;
  const id = isJsonObject(claims) ? claims.sub : undefined;
  return typeof id === 'string' && id !== '' ? { account: { id } } : {};
}
