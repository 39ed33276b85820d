import { isJsonObject } from '../../wire/json';
import type { Answer } from '../platform';

/** The allowance is each person's own in each workspace, so the account is both: a user's id and a workspace's. */
export function accountId(user: string, space: string): string {
  return `${user}:${space}`;
}

/** The two ids of an account. */
export function partsOf(account: string): { readonly user: string; readonly space: string } {
  const [user = '', space = ''] = account.split(':');
  return { user, space };
}

/** The account that a request names, in its header and its body; undefined where it leaves one of them out. */
export function accountOf({ request: { headers, body } }: Answer): { readonly id: string } | undefined {
  const user = headers['x-notion-active-user-header'];
  const space = isJsonObject(body) ? body.spaceId : undefined;
  return typeof user === 'string' && user !== '' && typeof space === 'string' && space !== ''
    ? { id: accountId(user, space) }
    : undefined;
}
