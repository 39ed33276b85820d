import type { Answer, Findings } from '../platform';

/** The organisation is the account: credits are its own. None where the request names none, so there is only one. */
export function organizationOf({ request }: Answer): Pick<Findings, 'account'> {
  const id = request.headers['openai-organization'];
  return typeof id === 'string' && id !== '' ? { account: { id } } : {};
}
