import type { Confidence } from '../core/fact';
import type { Observation } from './observation';
import type { PagePick } from './page-text';
import type { Pick } from './pick';
import type { ProtobufPick } from './protobuf';
import type { TaskPick } from './task';
import { type UrlMatcher, urlMatcher } from './url';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * One endpoint of a platform as plain data: what to watch or ask, and which fields may leave the page.
 * It runs in the page's own world, so it must import nothing but types and `fields`.
 */
export interface Endpoint {
  /** balance: tells what is left. usage: spends. identity: who is signed in. price: what things cost. */
  readonly kind: 'balance' | 'usage' | 'identity' | 'price';
  readonly method: Method;
  /** `https://…`, or `wss://…` for a socket: see url.ts. */
  readonly url: string | readonly string[];
  readonly confidence: Confidence;
  readonly request?: {
    readonly headers?: { readonly [name: string]: Pick };
    readonly body?: Pick;
    /** Query parameters that may leave the page, by name; `'*'` stands for all others. */
    readonly query?: { readonly [name: string]: Pick };
  };
  /**
   * Where the request says what it generates. With `usage`: what is spent, and held where the person wants to be
   * asked. With `price`: what the page asks the price of, so what is chosen in its form.
   */
  readonly task?: TaskPick;
  readonly response: {
    /** Fields of a JSON body; also of a JSON error where another form is the usual one. */
    readonly json?: Pick;
    /** Fields of the JSON in each event of a stream; an event that holds none of them is dropped. */
    readonly events?: Pick;
    /** The same of a stream that is one JSON a line (NDJSON). */
    readonly lines?: Pick;
    /**
     * Each of the lines is a code and its JSON, `d:{…}` (the AI SDK's data stream, version 1), which is read as an object
     * with that code as its one member.
     */
    readonly coded?: true;
    /**
     * Of Google's batchexecute, what each call answers, by the call's id (the empty name is that of answers without one).
     * Read as events `{ [rpc]: … }`, errors as `{ rpc, error }`: see batchexecute.ts. A request that calls none of them is
     * not claimed.
     */
    readonly batchexecute?: { readonly [rpc: string]: Pick };
    /** Fields of a Protobuf body, read as JSON. */
    readonly protobuf?: ProtobufPick;
    /** The body is CBOR: `json` is picked from what it says, see cbor.ts. */
    readonly cbor?: true;
    /** The body is what a server function of SolidStart answers: `json` is picked from its value, see seroval.ts. */
    readonly seroval?: true;
    readonly page?: PagePick;
    /** The body is tRPC's, in whatever form it comes: `json` is picked from the plain one, see trpc.ts. */
    readonly trpc?: true;
    /** Of a JSON body the numbers and dates by their place, and nothing else: sites that the person points at, see numbers.ts. */
    readonly numbers?: true;
    /** The body is a file (sound, pictures), of which nothing is read: that it came is all that it tells. */
    readonly file?: true;
  };
  /** Statuses other than 2xx whose body the reader understands, e.g. 429 with "limit reached". */
  readonly answers?: readonly number[];
}

export type Endpoints = { readonly [id: string]: Endpoint };

/** Whether a request to it says what it spends on before it leaves, so that it can be held until the person has been asked. */
export function canBeHeld({ kind, task }: Endpoint): boolean {
  return kind === 'usage' && task !== undefined;
}

export interface Claim {
  readonly id: string;
  readonly endpoint: Endpoint;
  readonly params: Readonly<Record<string, string>>;
}

interface Route {
  readonly id: string;
  readonly endpoint: Endpoint;
  readonly match: UrlMatcher;
}

/** Made once for each set of endpoints, because the page waits for it at every request that it makes. */
const routesOf = new WeakMap<Endpoints, Readonly<Record<string, readonly Route[]>>>();

/** The endpoint that claims this request; the first declared wins. */
export function claim(endpoints: Endpoints, method: string, url: string): Claim | undefined {
  let routes = routesOf.get(endpoints);
  if (routes === undefined) {
    routes = routesByMethod(endpoints);
    routesOf.set(endpoints, routes);
  }
  for (const { id, endpoint, match } of routes[method] ?? routes[method.toUpperCase()] ?? []) {
    const found = match(url);
    if (found !== undefined && isCalled(endpoint, url)) return { id, endpoint, params: found.params };
  }
  return undefined;
}

/** As much of an observation as says what it is of. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly request?: Observation['request'] | undefined;
}

/** The endpoint that an observation is of. Its address has no query: which calls it was for is told by what was picked of it. */
export function claimOf(endpoints: Endpoints, { method, url, request }: Seen): Claim | undefined {
  const ids = request?.query?.rpcids;
  return claim(endpoints, method, typeof ids === 'string' ? `${url}?rpcids=${ids}` : url);
}

/**
 * All of a Google app's calls go to one address, and `rpcids` of the query says which, so its endpoints pick that. Where
 * none is told (a service that has no calls), the address has to do.
 */
function isCalled({ response: { batchexecute } }: Endpoint, url: string): boolean {
  const [, ids] = (batchexecute && /[?&]rpcids=([^&#]*)/.exec(url)) ?? [];
  return ids === undefined || ids.split(/,|%2C/i).some((id) => Object.hasOwn(batchexecute ?? {}, id));
}

function routesByMethod(endpoints: Endpoints): Readonly<Record<string, readonly Route[]>> {
  const routes: Record<string, Route[]> = Object.create(null);
  for (const [id, endpoint] of Object.entries(endpoints)) {
    const patterns = typeof endpoint.url === 'string' ? [endpoint.url] : endpoint.url;
    routes[endpoint.method] ??= [];
    routes[endpoint.method]?.push(
      ...patterns.map((pattern) => ({ id, endpoint, match: urlMatcher(pattern) })),
    );
  }
  return routes;
}
