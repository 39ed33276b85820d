import type { Observation } from '../../lib/wire/observation';

/** A small observation that passes the schema; `status` tells one from another. */
export function observationOf(status: number): Observation {
  return {
    method: 'GET',
    url: 'https://app.example/usage',
    status,
    startedAt: 1,
    endedAt: 2,
    headers: {},
    body: { kind: 'empty' },
  };
}
