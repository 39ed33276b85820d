import { Exchange } from './exchange';
import type { Patches } from './intercept';
import { tapResponse } from './response-tap';
import { get, header, plainMember, SafeHeaders, seen } from './safe';
import { type Target, targetOf, type Watch } from './watch';

const SafeRequest = globalThis.Request;

/**
 * Watches `fetch`. Decided by URL and method before anything else is looked at; for what no endpoint claims
 * the page gets the very promise of the original.
 */
export function tapFetch(world: object, patches: Patches, watch: Watch): void {
  patches.replace(world, 'fetch', (_self, [input, options]) => {
    const request = input instanceof SafeRequest ? input : undefined;
    const init: object = options ?? {};
    const method = optionOf(init, 'method') ?? request?.method ?? 'GET';
    if (typeof method !== 'string') return undefined;
    const target = targetOf(watch, method, request?.url ?? input);
    if (target === undefined) return undefined;
    const [given, givenHeaders, signal] = ['body', 'headers', 'signal'].map((name) => optionOf(init, name));
    const exchange = new Exchange(watch, target);
    // Before the original is called, because that takes the body; read after it, so that it never waits.
    const copy = given === undefined && request !== undefined ? copyOf(request, target) : undefined;
    return (result) => {
      const headers = headersOf(givenHeaders, request, target);
      const body = typeof given === 'string' ? given : copy?.text();
      exchange.sent((name) => (headers === undefined ? null : header(headers, name)), body);
      return seen(
        result as Promise<Response>,
        (response) => tapResponse(response, exchange),
        (error) => givenUp(error, signal ?? request?.signal) || exchange.unreachable(),
      );
    };
  });
}

/** A Request may stand for the options too; its getters are the browser's own. */
function optionOf(init: object, name: string): unknown {
  return init instanceof SafeRequest ? get(init, name) : plainMember(init, name);
}

function headersOf(given: unknown, request: Request | undefined, target: Target): Headers | undefined {
  if (target.endpoint.request?.headers === undefined) return undefined;
  return given === undefined ? request?.headers : new SafeHeaders(given as HeadersInit);
}

/**
 * The body of a Request object can only be read from a copy. Copying tees the upload, which is harmless for
 * the small JSON of an API call and is done for nothing else: only where the endpoint declares fields of the
 * body, and the request says that it is JSON (so neither a file nor an upload that the page still streams).
 */
function copyOf(request: Request, target: Target): Request | undefined {
  if (target.endpoint.request?.body === undefined || request.bodyUsed) return undefined;
  if (!/\bjson\b/i.test(header(request.headers, 'content-type') ?? '')) return undefined;
  return request.clone();
}

/** The page itself ended the request: "stop generating", a time-out of its own, a component that went away. */
function givenUp(error: unknown, signal: unknown): boolean {
  const isAborted = (signal as AbortSignal | null | undefined)?.aborted === true;
  return isAborted || (error instanceof Error && error.name === 'AbortError');
}
