import type { Auth } from '../platforms/platform';
import type { Endpoint } from '../wire/endpoint';
import { isJsonObject, parseJson } from '../wire/json';
import { type Body, MAX_BODY, type Observation, observedHeaders, readBody } from '../wire/observation';

type SessionAuth = Extract<Auth, { kind: 'session-token' }>;

/** No token: what the observation of the request that needed it says instead. */
export interface Refused {
  readonly status: number;
  readonly headers: Observation['headers'];
  readonly body: Body;
}

export interface SessionToken {
  readonly token: string;
  /** It was fetched earlier: if the platform refuses it, a fresh one may do. */
  readonly cached: boolean;
}

const LIFETIME = 5 * 60_000;

/** In memory only, by the URL that gives the token. */
const held = new Map<string, { readonly token: string; readonly until: number }>();

/** Nothing of the session's answer is told but what kind of failure it is. */
const nothing: Endpoint = {
  kind: 'identity',
  method: 'GET',
  url: [],
  confidence: 'high',
  response: { json: { keys: {} } },
};

/** The session's bearer token, at most 5 minutes old. Rejects where the network fails. */
export async function sessionToken(
  auth: SessionAuth,
  env: { readonly fetch: typeof fetch; readonly now: () => number },
  signal: AbortSignal,
): Promise<SessionToken | Refused> {
  const known = held.get(auth.url);
  if (known !== undefined && env.now() < known.until) return { token: known.token, cached: true };
  const response = await env.fetch(auth.url, { credentials: 'include', cache: 'no-store', signal });
  const text = await response.text();
  const token = response.ok && text.length <= MAX_BODY ? tokenIn(text, auth.field) : undefined;
  if (token !== undefined) {
    held.set(auth.url, { token, until: env.now() + LIFETIME });
    return { token, cached: false };
  }
  const { status } = response;
  const headers = observedHeaders((name) => response.headers.get(name));
  const body = readBody(text, nothing, status);
  // An answer in good order without a token: nobody is signed in. A challenge page or a 503 is not that.
  const signedOut = status === 401 || (response.ok && (body.kind === 'json' || body.kind === 'empty'));
  return signedOut ? noSession : { status, headers, body };
}

export const noSession: Refused = { status: 0, headers: {}, body: { kind: 'no-session' } };

export function forgetSessionToken(auth: SessionAuth): void {
  held.delete(auth.url);
}

function tokenIn(text: string, field: string): string | undefined {
  try {
    const session = parseJson(text);
    const token = isJsonObject(session) ? session[field] : undefined;
    return typeof token === 'string' && token !== '' ? token : undefined;
  } catch {
    // Told by `readBody`, which names what came instead.
    return undefined;
  }
}
