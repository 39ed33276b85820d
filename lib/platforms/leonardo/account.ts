import { isJsonObject } from '../../wire/json';
import type { Answer, Findings } from '../platform';

/** The team that the request is made for; undefined for the person's own tokens. */
export function teamOf({ request }: Answer): string | undefined {
  const team = request.headers['x-leonardo-team-id'];
  return typeof team === 'string' && team !== '' ? team : undefined;
}

/** A team has tokens of its own; else the account is the user by the id in the request's token. */
export function accountOf(answer: Answer): Pick<Findings, 'account'> {
  const claims = answer.request.headers.authorization;
  const id = teamOf(answer) ?? (isJsonObject(claims) ? claims.sub : undefined);
  return typeof id === 'string' && id !== '' ? { account: { id } } : {};
}
