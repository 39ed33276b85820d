import { canBeHeld } from '../wire/endpoint';
import type { Platform } from './platform';

/** The requests of a platform that spend, as it declares them: what its page is expected to make after a send. */
export function expectedRequests({ endpoints }: Pick<Platform, 'endpoints'>): readonly string[] {
  return Object.entries(endpoints).flatMap(([id, endpoint]) =>
    canBeHeld(endpoint) ? [endpoint.url].flat().map((pattern) => `${id}: ${endpoint.method} ${pattern}`) : [],
  );
}
