import type { Claim } from '../../lib/wire/endpoint';
import {
  type Observation,
  observedHeaders,
  observedRequest,
  readBytes,
  withoutQuery,
} from '../../lib/wire/observation';

/** One HTTP exchange as it was on the wire. */
export interface WireExchange {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  /** A response header by name. */
  readonly header: (name: string) => string | null;
  /** A request header by name. */
  readonly requestHeader: (name: string) => string | null;
  readonly requestBody: string | undefined;
  readonly body: Uint8Array;
  /** When it was sent and answered, ms since the epoch. */
  readonly at: number;
}

/** What the passive reader would make of an exchange that `claimed` claims: the declared fields, nothing else. */
export function observedExchange({ endpoint }: Claim, exchange: WireExchange): Observation {
  const { method, url, status, at } = exchange;
  const request = observedRequest(endpoint, url, exchange.requestHeader, exchange.requestBody);
  return {
    method,
    url: withoutQuery(url),
    status,
    startedAt: at,
    endedAt: at,
    headers: observedHeaders(exchange.header),
    ...(request === undefined ? {} : { request }),
    body: readBytes(exchange.body, endpoint, status),
  };
}

/** Headers by name, in whatever case they are asked for. */
export function headersByName(headers: Readonly<Record<string, string>>): (name: string) => string | null {
  const byLowerName = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return (name) => byLowerName.get(name.toLowerCase()) ?? null;
}
