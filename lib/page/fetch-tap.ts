import { Exchange } from './exchange';
import type { Patches } from './intercept';
import { tapResponse } from './response-tap';
import { apply, header, nativeGetter, plainMember, SafeHeaders, seen, settled } from './safe';
import { type Target, targetOf, type Watch } from './watch';

const SafeRequest = globalThis.Request;
const { prototype } = SafeRequest;
const { clone, text: readText } = prototype;
const { getReader } = ReadableStream.prototype;
const { releaseLock } = ReadableStreamBYOBReader.prototype;
const [bodyOf, bodyUsedOf, urlOf] = [
  nativeGetter(prototype, 'body'),
  nativeGetter(prototype, 'bodyUsed'),
  nativeGetter(prototype, 'url'),
];
/** A Request may stand for the options too. */
const options = {
  body: bodyOf,
  headers: nativeGetter(prototype, 'headers'),
  method: nativeGetter(prototype, 'method'),
  signal: nativeGetter(prototype, 'signal'),
};

/**
 * Watches `fetch`. Decided by URL and method before anything else is looked at; for what no endpoint claims
 * the page gets the very promise of the original.
 */
export function tapFetch(world: object, patches: Patches, watch: Watch): void {
  patches.replace(world, 'fetch', (_self, [input, given]) => {
    const request = input instanceof SafeRequest ? input : undefined;
    const init: object = given ?? {};
    const method = optionOf(init, 'method') ?? (request && options.method(request)) ?? 'GET';
    if (typeof method !== 'string') return undefined;
    const target = targetOf(watch, method, request === undefined ? input : urlOf(request));
    if (target === undefined) return undefined;
    const [body, givenHeaders, signal] = (['body', 'headers', 'signal'] as const).map((name) =>
      optionOf(init, name),
    );
    const exchange = new Exchange(watch, target);
    // Before the original is called, because that takes the body.
    const copy = body === undefined && request !== undefined ? copyOf(request, target) : undefined;
    return (result) => {
      const headers = headersOf(givenHeaders, request, target);
      const sent = (text: string | undefined | Promise<string>): void =>
        exchange.sent((name) => (headers === undefined ? null : header(headers, name)), text);
      sent(typeof body === 'string' ? body : undefined);
      return seen(
        result as Promise<Response>,
        (response) => {
          if (copy !== undefined) sent(apply(readText, copy, []) as Promise<string>);
          tapResponse(response, exchange);
        },
        (error) => {
          if (copy !== undefined) letGo(copy);
          if (!givenUp(error, signal ?? (request && options.signal(request)))) exchange.unreachable();
        },
      );
    };
  });
}

function optionOf(init: object, name: keyof typeof options): unknown {
  return init instanceof SafeRequest ? options[name](init) : plainMember(init, name);
}

function headersOf(given: unknown, request: Request | undefined, target: Target): Headers | undefined {
  if (target.endpoint.request?.headers === undefined) return undefined;
  return given === undefined ? request && options.headers(request) : new SafeHeaders(given as HeadersInit);
}

/**
 * The body of a Request object can only be read from a copy. Copying tees the upload, which is harmless for
 * the small JSON of an API call and is done for nothing else: only where the endpoint declares fields of the
 * body, and the request says that it is JSON. The copy is read when the answer is there, and so the upload over:
 * reading earlier would make a page that streams its upload produce it for us alone, maybe without an end.
 */
function copyOf(request: Request, target: Target): Request | undefined {
  if (target.endpoint.request?.body === undefined || bodyUsedOf(request)) return undefined;
  if (!/\bjson\b/i.test(header(options.headers(request), 'content-type') ?? '')) return undefined;
  if (isStreamed(request)) return undefined;
  return apply(clone, request, []) as Request;
}

/**
 * Whether the page makes the body as it goes: only the browser's own are sure to be streams of bytes. The source of
 * such a body would see that a copy pulls, too. (No body in Firefox: it has no such uploads.)
 */
function isStreamed(request: Request): boolean {
  const body = bodyOf(request);
  if (body === null || body === undefined) return false;
  try {
    apply(releaseLock, apply(getReader, body, [{ mode: 'byob' }]), []);
    return false;
  } catch {
    return true;
  }
}

/** Nobody will read this copy: the page's own source hears that it is cancelled only once all its readers let go. */
function letGo(copy: Request): void {
  const cancelled = bodyOf(copy)?.cancel();
  if (cancelled !== undefined) settled(cancelled, () => undefined);
}

/** The page itself ended the request: "stop generating", a time-out of its own, a component that went away. */
function givenUp(error: unknown, signal: unknown): boolean {
  const isAborted = (signal as AbortSignal | null | undefined)?.aborted === true;
  return isAborted || (error instanceof Error && error.name === 'AbortError');
}
