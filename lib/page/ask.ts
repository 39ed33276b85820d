import type { Ask } from '../platforms/platform';
import type { Endpoint } from '../wire/endpoint';
import {
  type Body,
  type Observation,
  observedHeaders,
  observedRequest,
  withoutQuery,
} from '../wire/observation';
import { BodyReader } from './body-reader';
import { forgetSessionToken, noSession, type Refused, sessionToken } from './session-token';
import type { StoredAuth } from './stored-token';

/** Where a request of ours is made: the background, a content script, or the page's world. */
export interface AskEnv {
  readonly fetch: typeof fetch;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Only in the page's world. Null: nobody is signed in. */
  readonly clerk?: () => Promise<string | null>;
  /** Only in a page's isolated world: the token that the page keeps in its local storage. */
  readonly stored?: (auth: StoredAuth) => string | undefined;
  /** Only in the background: the key that the user typed in, or the token of a connection. */
  readonly key?: string;
  /** Where a token or key goes, and the URL with it. Absent: `Authorization: Bearer …`. */
  readonly place?: (ask: Ask, headers: Headers, token: string) => string;
}

/** For all of it: token, answer and body. */
const TIMEOUT = 15_000;

type Answered = Refused & { readonly request?: Observation['request'] };
type Token = { readonly token?: string; readonly cached?: boolean };

/**
 * Makes a request of ours and reduces it to the declared fields, in the same way as traffic of the page, so
 * that both come out equal. Never rejects, and never tells a token: no network or no answer within 15 s is
 * the body `unreachable`, nothing to authorise with is `no-session`.
 */
export async function runAsk(ask: Ask, endpoint: Endpoint, env: AskEnv): Promise<Observation> {
  const startedAt = env.now();
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), TIMEOUT);
  const answered = await exchange(ask, endpoint, env, deadline.signal).catch(
    (): Answered => ({
      status: 0,
      headers: {},
      body: {
        kind: 'unreachable',
        problem: deadline.signal.aborted ? 'no answer within 15 s' : 'network error',
      },
    }),
  );
  clearTimeout(timer);
  const { request, ...rest } = answered;
  return {
    method: ask.method,
    url: withoutQuery(ask.url),
    startedAt,
    endedAt: env.now(),
    ...(request === undefined ? {} : { request }),
    ...rest,
  };
}

async function exchange(ask: Ask, endpoint: Endpoint, env: AskEnv, signal: AbortSignal): Promise<Answered> {
  const token = await Promise.race([tokenFor(ask, env, signal), aborted(signal)]);
  if ('body' in token) return token;
  const answer = await send(ask, endpoint, env, token.token, signal);
  if (answer.status !== 401 || ask.auth.kind !== 'session-token') return answer;
  forgetSessionToken(ask.auth);
  // A token that was good minutes ago may just be too old, which doesn't mean that nobody is signed in.
  return token.cached === true ? exchange(ask, endpoint, env, signal) : answer;
}

async function tokenFor({ auth }: Ask, env: AskEnv, signal: AbortSignal): Promise<Token | Refused> {
  if (auth.kind === 'cookies') return {};
  if (auth.kind === 'session-token') return sessionToken(auth, env, signal);
  // In the page's world it was filled in by wiz.ts, if the page has the tokens.
  if (auth.kind === 'wiz') return noSession;
  const token = auth.kind === 'clerk' ? await env.clerk?.() : ownToken(auth, env);
  return token ? { token } : noSession;
}

function ownToken(
  auth: Extract<Ask['auth'], { kind: 'key' | 'oauth' | 'stored-token' }>,
  env: AskEnv,
): string | undefined {
  return auth.kind === 'stored-token' ? env.stored?.(auth) : env.key;
}

async function send(
  ask: Ask,
  endpoint: Endpoint,
  env: AskEnv,
  token: string | undefined,
  signal: AbortSignal,
): Promise<Answered> {
  const headers = new Headers(ask.headers);
  const url = token === undefined ? ask.url : (env.place ?? asBearer)(ask, headers, token);
  const response = await env.fetch(url, {
    method: ask.method,
    headers,
    ...(ask.body === undefined ? {} : { body: ask.body }),
    credentials: credentialsOf(ask),
    // A token or key is for the host that it was sent to.
    redirect: token === undefined ? 'follow' : 'error',
    cache: 'no-store',
    signal,
  });
  const request = observedRequest(endpoint, ask.url, (name) => headers.get(name), ask.body);
  return {
    status: response.status,
    headers: observedHeaders((name) => response.headers.get(name)),
    ...(request === undefined ? {} : { request }),
    body: await bodyOf(response, endpoint),
  };
}

function asBearer({ url }: Ask, headers: Headers, token: string): string {
  headers.set('authorization', `Bearer ${token}`);
  return url;
}

/**
 * A key stands for its own account, so the browser's sign-in must not go with it. A token that goes to another host
 * than the one that gave it (Suno's, Flow's) needs no cookies there, and they would make CORS stricter.
 */
function credentialsOf({ auth, url }: Ask): RequestCredentials {
  if (auth.kind === 'key' || auth.kind === 'oauth') return 'omit';
  const elsewhere = auth.kind === 'session-token' && new URL(auth.url).origin !== new URL(url).origin;
  return auth.kind === 'clerk' || auth.kind === 'stored-token' || elsewhere ? 'same-origin' : 'include';
}

async function bodyOf(response: Response, endpoint: Endpoint): Promise<Body> {
  const reader = new BodyReader(endpoint, response.status);
  const stream = response.body?.getReader();
  if (stream === undefined) return reader.end();
  for (;;) {
    const { done, value } = await stream.read();
    if (done) return reader.end();
    reader.bytes(value);
    if (reader.tooLarge) {
      await stream.cancel();
      return reader.end();
    }
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
