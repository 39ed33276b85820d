import type { Platform } from '../../lib/platforms/platform';
import { claim } from '../../lib/wire/endpoint';
import type { Observation } from '../../lib/wire/observation';
import { headersByName, observedExchange } from '../../scripts/lib/observed-exchange';

/** One HTTP exchange as it was on the wire. */
export interface Exchange {
  readonly platform: Platform;
  readonly url: string;
  /** GET where nothing is said. */
  readonly method?: string;
  /** 200 where nothing is said. */
  readonly status?: number;
  /** Response headers; names in any case. JSON where nothing is said. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly requestHeaders?: Readonly<Record<string, string>>;
  /** A text as it is; anything else is sent as JSON. */
  readonly requestBody?: unknown;
  /** Bytes or a text as they are; anything else was answered as JSON. */
  readonly body: unknown;
  /** ISO 8601 or ms since the epoch: when the request was sent and answered. */
  readonly now?: string | number;
}

/** What the passive reader would make of an exchange: the declared fields, nothing else. */
export function observe(exchange: Exchange): Observation {
  const { platform, url, method = 'GET', status = 200, headers = {}, requestHeaders = {} } = exchange;
  const claimed = claim(platform.endpoints, method, url);
  if (claimed === undefined) throw new Error(`No endpoint of ${platform.id} claims ${method} ${url}.`);
  return observedExchange(claimed, {
    method,
    url,
    status,
    header: headersByName({ 'content-type': 'application/json', ...headers }),
    requestHeader: headersByName(requestHeaders),
    requestBody: exchange.requestBody === undefined ? undefined : wireText(exchange.requestBody),
    body: wireBytes(exchange.body),
    at: exchange.now === undefined ? 0 : new Date(exchange.now).getTime(),
  });
}

function wireText(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function wireBytes(body: unknown): Uint8Array {
  return body instanceof Uint8Array ? body : new TextEncoder().encode(wireText(body));
}
