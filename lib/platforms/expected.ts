import type { Platform } from './platform';

/** The requests of a platform that spend, as it declares them: what its page is expected to make after a send. */
export function expectedRequests({ endpoints }: Platform): readonly string[] {
  return Object.entries(endpoints).flatMap(([id, { kind, task, method, url }]) =>
    kind === 'usage' && task !== undefined
      ? [url].flat().map((pattern) => `${id}: ${method} ${pattern}`)
      : [],
  );
}
