import { observedRequest } from '../wire/observation';
import { Exchange } from './exchange';
import { holdFetch } from './fetch-hold';
import type { After, Patches } from './intercept';
import { tapResponse } from './response-tap';
import { apply, header, nativeGetter, plainMember, SafeHeaders, SafeRequest, seen, settled } from './safe';
import { draftOf, mayHold, type Target, targetOf, type Watch } from './watch';

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

/** The declared parts of a request that were read before it was sent. */
interface Read {
  readonly headers: Headers | undefined;
  readonly text: string | undefined;
}

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
    // Before the original is called, because that takes the body.
    const copy = body === undefined && request !== undefined ? copyOf(request, target) : undefined;
    const text = typeof body === 'string' ? body : undefined;
    const isAborted = () => isAbortedSignal(signal ?? (request && options.signal(request)));
    const readHeaders = () => headersOf(givenHeaders, request, target);
    const readCopy = () => copy && (apply(readText, copy, []) as Promise<string>);
    const follow = (read?: Read): After => {
      const exchange = new Exchange(watch, target);
      return (result) => {
        const headers = read === undefined ? readHeaders() : read.headers;
        const sent = (part: string | undefined | Promise<string>): void =>
          exchange.sent(namedIn(headers), part);
        sent(read?.text ?? text);
        return seen(
          result as Promise<Response>,
          (response) => {
            if (read === undefined && copy !== undefined) sent(readCopy());
            tapResponse(response, exchange);
          },
          (error) => {
            if (read === undefined && copy !== undefined) letGo(copy);
            if (!isAborted() && !isAbort(error)) exchange.unreachable();
          },
        );
      };
    };
    if (!mayHold(watch, target) || isAborted()) return follow();
    const headers = readHeaders();
    return holdFetch(watch, {
      text: copy === undefined ? text : readCopy(),
      taskOf: (part) => {
        const picked = observedRequest(target.endpoint, target.url, namedIn(headers), part);
        return draftOf(target, picked)?.task;
      },
      take: () => new SafeRequest(input as RequestInfo, given as RequestInit),
      follow: (part) => follow({ headers, text: part }),
    });
  });
}

function namedIn(headers: Headers | undefined): (name: string) => string | null {
  return (name) => (headers === undefined ? null : header(headers, name));
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
 * body, and the request says that it is JSON. The copy is read when the answer is there, and so the upload over (or,
 * where the person may want to be asked, before it begins).
 */
function copyOf(request: Request, target: Target): Request | undefined {
  if (target.endpoint.request?.body === undefined || bodyUsedOf(request)) return undefined;
  if (!/\bjson\b/i.test(header(options.headers(request), 'content-type') ?? '')) return undefined;
  if (isStreamed(request)) return undefined;
  const copy = apply(clone, request, []) as Request;
  if (!isFromPage(copy)) return copy;
  letGo(copy);
  return undefined;
}

/**
 * Whether the page makes the body as it goes: the browser's own are streams of bytes. The source of such a body would
 * see that a copy pulls, maybe without an end. (No body in Firefox: it has no such uploads.)
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

/**
 * The same of a stream of bytes. Only the browser knows where one comes from: it refuses to make a request in this mode
 * of a page's (step 38 of https://fetch.spec.whatwg.org/#dom-request).
 */
function isFromPage(copy: Request): boolean {
  const probe = apply(clone, copy, []) as Request;
  try {
    new SafeRequest(probe, { method: 'POST', mode: 'no-cors' });
    return false;
  } catch {
    letGo(probe);
    return true;
  }
}

/** Nobody will read this copy: the page's own source hears that it is cancelled only once all its readers let go. */
function letGo(copy: Request): void {
  const cancelled = bodyOf(copy)?.cancel();
  if (cancelled !== undefined) settled(cancelled, () => undefined);
}

/** The page itself ended the request: "stop generating", a time-out of its own, a component that went away. */
function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function isAbortedSignal(signal: unknown): boolean {
  return (signal as AbortSignal | null | undefined)?.aborted === true;
}
