import type { Answer, Findings } from '../platform';

/** The account by the request's `x-account-id`; none where the page sent none. */
export function accountOf({ request }: Answer): Pick<Findings, 'account'> {
  const id = request.headers['x-account-id'];
  return typeof id === 'string' && id !== '' ? { account: { id } } : {};
}
