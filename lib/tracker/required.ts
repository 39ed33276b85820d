import type { FailureKind } from '../core/failure';
import type { Platform } from '../platforms/platform';
import { claimOf, type Seen } from '../wire/endpoint';

/** Whether the platform's balance stands or falls with this answer: then its failure is shown on the card. */
export function isRequired(platform: Platform, seen: Seen): boolean {
  const endpoint = claimOf(platform.endpoints, seen)?.id;
  if (endpoint === undefined) return false;
  if (platform.asking.readAlong?.includes(endpoint)) return true;
  // No endpoint depends on the date, only the address that is asked.
  const asks = [
    platform.asking.identity,
    ...platform.asking.balance({ id: '' }, 0).filter((ask) => ask.required),
  ];
  return asks.some((ask) => ask?.endpoint === endpoint);
}

/** Whether a failure of an endpoint that is not required is the account's all the same: nobody is signed in. */
export function tellsSignOut({ asking }: Platform, endpoint: string, kind: FailureKind): boolean {
  return kind === 'signed-out' && asking.signOutBy?.includes(endpoint) === true;
}
