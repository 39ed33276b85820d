import { isJsonObject, type Json } from '../../wire/json';
import type { Answer, Findings } from '../platform';

/**
 * The account is the team (workspace): all numbers are per `asTeamId`, and a person's own team has the id of its user.
 * None where the request names none.
 */
export function teamOf({ request: { query, body, headers } }: Answer): Pick<Findings, 'account'> {
  const inBody = isJsonObject(body) ? body.asTeamId : undefined;
  const id = [query.asTeamId, inBody, headers['x-runway-workspace']].map(idOf).find(Boolean);
  return id === undefined ? {} : { account: { id } };
}

/** Ids come as numbers in bodies and as texts elsewhere. */
export function idOf(value: Json | undefined): string | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
