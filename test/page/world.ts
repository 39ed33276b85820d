import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Task } from '../../lib/core/quote/task';
import type { Holder } from '../../lib/page/hold';
import { Patches } from '../../lib/page/intercept';
import type { Watch } from '../../lib/page/watch';
import type { Endpoints } from '../../lib/wire/endpoint';
import type { Observation } from '../../lib/wire/observation';

export const NOW = Date.UTC(2026, 10, 20, 12);

/** A local platform. `close` also breaks what is still open. */
export interface Site {
  readonly url: string;
  readonly requests: {
    readonly method: string;
    readonly path: string;
    /** With the question mark; empty where there is none. */
    readonly query: string;
    readonly body: string;
    readonly headers: IncomingMessage['headers'];
  }[];
  close(): Promise<void>;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export async function site(routes: Readonly<Record<string, Handler>>): Promise<Site> {
  const requests: Site['requests'] = [];
  const server: Server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { pathname: path, search: query } = new URL(request.url ?? '/', 'http://site');
    requests.push({
      method: request.method ?? '',
      path,
      query,
      body: Buffer.concat(parts).toString(),
      headers: request.headers,
    });
    const handler = routes[path];
    if (handler === undefined) response.writeHead(404).end('nothing here');
    else handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export function json(value: unknown, status = 200): Handler {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };
}

/** A stream whose parts go out one by one, so that they arrive one by one. */
export function parts(...texts: readonly (string | Uint8Array)[]): Handler {
  return async (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const text of texts) {
      response.write(text);
      await pause(15);
    }
    response.end();
  };
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A page with our taps' shared parts, and what came out of them. */
export interface Watching {
  readonly watch: Watch;
  readonly patches: Patches;
  readonly seen: Observation[];
  /** What was put off, to be run by the test. */
  readonly postponed: (() => void)[];
}

/** Somebody who is asked before a request leaves, and decides when the test says so. */
export interface Asked extends Holder {
  armed: boolean;
  /** Whether the next request is held. */
  holds: boolean;
  readonly tasks: Task[];
  /** Decides the last one. */
  decide(go: boolean): void;
  /** How often the page gave up. */
  givenUp: number;
}

export function asked(): Asked {
  let decided: ((go: boolean) => void) | undefined;
  return {
    armed: true,
    holds: true,
    tasks: [],
    givenUp: 0,
    decide: (go) => decided?.(go),
    ask(task, decide) {
      this.tasks.push(task);
      if (!this.holds) return undefined;
      decided = decide;
      return { givenUp: () => this.givenUp++ };
    },
  };
}

export function watching(
  base: string,
  endpoints: Endpoints,
  holds: Holder = { armed: false, ask: () => undefined },
): Watching {
  const seen: Observation[] = [];
  const postponed: (() => void)[] = [];
  const watch: Watch = {
    sent: () => undefined,
    holds,
    endpoints,
    base: () => `${base}/app/`,
    now: () => NOW,
    later: (run) => postponed.push(run),
    emit: (observation) => seen.push(observation),
  };
  return { watch, patches: new Patches(), seen, postponed };
}
