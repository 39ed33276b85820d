import { request } from 'node:https';
import type { Platform } from '../../lib/platforms/platform';
import { interpret, type Outcome } from '../../lib/platforms/read';
import { claim } from '../../lib/wire/endpoint';
import { observedHeaders, observedRequest, readBytes, withoutQuery } from '../../lib/wire/observation';

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes as they are; anything else is sent as JSON. */
  readonly body?: unknown;
}

export interface Received {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly setCookie: readonly string[];
  readonly text: string;
  /** The pieces as they came. */
  readonly pieces: readonly Buffer[];
}

/** Asks the practice server at `port` as a browser would ask the real host of `url`. */
export function ask(
  port: number,
  url: string,
  { method = 'GET', headers = {}, body }: Sent = {},
): Promise<Received> {
  const { host, pathname, search } = new URL(url);
  const options = { host: '127.0.0.1', port, path: pathname + search, method, servername: host };
  return new Promise((resolve, reject) => {
    const sent = request(
      { ...options, rejectUnauthorized: false, agent: false, headers: { ...headers, host } },
      (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('error', reject);
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            header: (name) => {
              const value = response.headers[name];
              return typeof value === 'string' ? value : null;
            },
            setCookie: response.headers['set-cookie'] ?? [],
            text: Buffer.concat(pieces).toString(),
            pieces,
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body === undefined || body instanceof Uint8Array ? body : JSON.stringify(body));
  });
}

/** Asks, and reads the answer as the extension does. */
export async function outcome(
  port: number,
  platform: Platform,
  url: string,
  sent: Sent = {},
): Promise<Outcome | undefined> {
  const method = sent.method ?? 'GET';
  const startedAt = Date.now();
  const { status, header, pieces } = await ask(port, url, sent);
  const claimed = claim(platform.endpoints, method, url);
  if (claimed === undefined) return undefined;
  const body = sent.body === undefined ? undefined : JSON.stringify(sent.body);
  const asked = observedRequest(claimed.endpoint, url, (name) => sent.headers?.[name] ?? null, body);
  const endedAt = Date.now();
  return interpret(
    platform,
    {
      method,
      url: withoutQuery(url),
      status,
      startedAt,
      endedAt,
      headers: observedHeaders(header),
      ...(asked === undefined ? {} : { request: asked }),
      body: readBytes(Buffer.concat(pieces), claimed.endpoint, status),
    },
    endedAt,
  );
}
