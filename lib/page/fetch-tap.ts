import { Exchange } from './exchange';
import type { Patches } from './intercept';
import { tapResponse } from './response-tap';
import { SafeHeaders, seen } from './safe';
import { type Target, targetOf, type Watch } from './watch';

const SafeRequest = globalThis.Request;

/**
 * Watches `fetch`. Decided by URL and method before anything else is looked at; for what no endpoint claims
 * the page gets the very promise of the original.
 */
export function tapFetch(world: object, patches: Patches, watch: Watch): void {
  patches.replace(world, 'fetch', (_self, [input, options]) => {
    const request = input instanceof SafeRequest ? input : undefined;
    const init = (options ?? {}) as RequestInit;
    const target = targetOf(watch, init.method ?? request?.method ?? 'GET', request?.url ?? input);
    if (target === undefined) return undefined;
    const exchange = new Exchange(watch, target);
    // Before the original is called, because that takes the body; read after it, so that it never waits.
    const copy = init.body === undefined && request !== undefined ? copyOf(request, target) : undefined;
    return (result) => {
      const headers = headersOf(init, request, target);
      const body = typeof init.body === 'string' ? init.body : copy?.text();
      exchange.sent((name) => headers?.get(name) ?? null, body);
      return seen(
        result as Promise<Response>,
        (response) => tapResponse(response, exchange),
        (error) => givenUp(error, init.signal ?? request?.signal) || exchange.unreachable(),
      );
    };
  });
}

function headersOf(init: RequestInit, request: Request | undefined, target: Target): Headers | undefined {
  if (target.endpoint.request?.headers === undefined) return undefined;
  return init.headers === undefined ? request?.headers : new SafeHeaders(init.headers);
}

/**
 * The body of a Request object can only be read from a copy. Copying tees the upload, which is harmless for
 * the small JSON of an API call and is done for nothing else: only where the endpoint declares fields of the
 * body, and the request says that it is JSON (so neither a file nor an upload that the page still streams).
 */
function copyOf(request: Request, target: Target): Request | undefined {
  if (target.endpoint.request?.body === undefined || request.bodyUsed) return undefined;
  if (!/\bjson\b/i.test(request.headers.get('content-type') ?? '')) return undefined;
  return request.clone();
}

/** The page itself ended the request: "stop generating", a time-out of its own, a component that went away. */
function givenUp(error: unknown, signal: AbortSignal | null | undefined): boolean {
  return signal?.aborted === true || (error instanceof Error && error.name === 'AbortError');
}
