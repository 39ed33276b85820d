import type { Json } from '../wire/json';
import {
  type Body,
  isStreamed,
  MAX_BODY,
  type Observation,
  observedHeaders,
  observedRequest,
  readValue,
} from '../wire/observation';
import { BodyReader } from './body-reader';
import { Exchange } from './exchange';
import type { Hold } from './hold';
import type { After, Instead, Patches } from './intercept';
import { layerOf, memberOf } from './layer';
import {
  apply,
  defineProperty,
  dispatch,
  getPrototypeOf,
  listen,
  nativeGetter,
  quietly,
  SafeDomException,
  SafeHeaders,
  SafePlainEvent,
  SafeProgressEvent,
  settled,
} from './safe';
import { snapshotOf } from './snapshot';
import { draftOf, mayHold, type Target, targetOf, type Watch } from './watch';

/** A watched request between `open` and its end. */
interface Opened {
  readonly target: Target;
  readonly headers: Headers;
  readonly isAsync: boolean;
  /** Waits for the person's decision, since `send`. */
  hold?: Hold & { readonly hasBody: boolean };
}

const { arrayBuffer: blobBytes } = Blob.prototype;
type Xhr = typeof XMLHttpRequest.prototype;

/** How to ask an XMLHttpRequest for its answer: see `nativeGetter`. */
function nativeOf(prototype: Xhr) {
  const { getAllResponseHeaders } = prototype;
  return {
    response: nativeGetter(prototype, 'response'),
    text: nativeGetter(prototype, 'responseText'),
    type: nativeGetter(prototype, 'responseType'),
    status: nativeGetter(prototype, 'status'),
    headers: (xhr: Xhr) => apply(getAllResponseHeaders, xhr, []) as string,
  };
}
type Native = ReturnType<typeof nativeOf>;

/** Values of `readyState`. */
const [UNSENT, DONE] = [0, 4];

const shownAborted = new WeakSet<object>();

/** Watches XMLHttpRequest. Listeners are put on the request itself, never on `upload`: those would change CORS. */
export function tapXhr(
  world: { readonly XMLHttpRequest: typeof XMLHttpRequest },
  patches: Patches,
  watch: Watch,
): void {
  const { prototype } = world.XMLHttpRequest;
  const native = nativeOf(prototype);
  const opened = new WeakMap<object, Opened>();
  const heldOf = (self: unknown): Opened | undefined => {
    const request = opened.get(self as object);
    return request?.hold === undefined ? undefined : request;
  };

  patches.replace(prototype, 'open', (self, [method, address, isAsync = true]) => {
    const xhr = self as XMLHttpRequest;
    const held = heldOf(xhr);
    const target = typeof method === 'string' ? targetOf(watch, method, address) : undefined;
    if (target === undefined && !opened.has(xhr)) return undefined;
    return () => {
      // As without us: a new `open` ends the old request without a word.
      giveUp(held);
      if (target === undefined) opened.delete(xhr);
      else opened.set(xhr, { target, headers: new SafeHeaders(), isAsync: Boolean(isAsync) });
      showAsItIs(xhr);
    };
  });

  patches.replace(prototype, 'setRequestHeader', (self, [name, value]) => {
    if (shownAborted.has(self as object)) return refused('setRequestHeader');
    const request = opened.get(self as object);
    if (request === undefined) return undefined;
    if (request.hold !== undefined) return refused('setRequestHeader');
    // An object would be turned into a string a second time, which the page could notice.
    if (typeof name === 'object' || typeof value === 'object') return undefined;
    return () => request.headers.append(String(name), String(value));
  });

  patches.replace(prototype, 'abort', (self) => {
    const held = heldOf(self);
    if (held === undefined) return undefined;
    return {
      instead: () => {
        const hasBody = held.hold?.hasBody === true;
        giveUp(held);
        showAsAborted(self as XMLHttpRequest, hasBody);
      },
    };
  });

  patches.replace(prototype, 'send', (self, [body]) => {
    if (shownAborted.has(self as object)) return refused('send');
    const xhr = self as XMLHttpRequest;
    const request = opened.get(xhr);
    if (request === undefined) return undefined;
    if (request.hold !== undefined) return refused('send');
    const text = typeof body === 'string' ? body : undefined;
    const isCurrent = (): boolean => opened.get(xhr) === request;
    const start = (): After => {
      const exchange = new Exchange(watch, request.target);
      follow(xhr, native, exchange, isCurrent);
      return () => exchange.sent((name) => request.headers.get(name), text);
    };
    const taken =
      request.isAsync && mayHold(watch, request.target) ? quietly(() => snapshotOf(body)) : undefined;
    if (taken === undefined) return start();
    const hasBody = taken.body !== undefined && taken.body !== null;
    return {
      instead: (call) => {
        const send = (args?: readonly unknown[]): unknown => {
          delete request.hold;
          const after = quietly(start);
          const result = call(args);
          quietly(() => after?.(result));
          return result;
        };
        let isDecided = false;
        const decide = (isGo: boolean): void => {
          isDecided = true;
          if (isGo) quietly(() => send([taken.body]));
          else {
            delete request.hold;
            showAsAborted(xhr, hasBody);
          }
        };
        const hold = quietly(() => {
          const { endpoint, url } = request.target;
          const picked = observedRequest(endpoint, url, (name) => request.headers.get(name), text);
          const draft = draftOf(request.target, picked);
          return draft && watch.holds.ask(draft.task, decide);
        });
        if (hold === undefined) return send();
        if (!isDecided) request.hold = { givenUp: () => hold.givenUp(), hasBody };
        return undefined;
      },
    };
  });
}

function giveUp(held: Opened | undefined): void {
  held?.hold?.givenUp();
  delete held?.hold;
}

/** What the browser says to a call on a request that is under way. */
function refused(method: string): Instead {
  return {
    instead: () => {
      throw new SafeDomException(
        `Failed to execute '${method}' on 'XMLHttpRequest': The object's state must be OPENED.`,
        'InvalidStateError',
      );
    },
  };
}

/**
 * What a page sees of a request that was aborted (XMLHttpRequest standard, "request error steps"), for one that was
 * never sent: a real `send` with an `abort` after it could still reach the platform. The events are not `isTrusted`.
 */
function showAsAborted(xhr: XMLHttpRequest, hasBody: boolean): void {
  let state = DONE;
  shownAborted.add(xhr);
  defineProperty(layerOf(xhr), 'readyState', { configurable: true, enumerable: true, get: () => state });
  const ended = (): ProgressEvent => new SafeProgressEvent('loadend', { loaded: 0, total: 0 });
  tell(xhr, new SafePlainEvent('readystatechange'));
  for (const target of hasBody ? [xhr.upload, xhr] : [xhr]) {
    tell(target, new SafeProgressEvent('abort', { loaded: 0, total: 0 }));
    tell(target, ended());
  }
  state = UNSENT;
}

/** The browser's own state again: opened, which it was all the time. */
function showAsItIs(xhr: XMLHttpRequest): void {
  if (!shownAborted.delete(xhr)) return;
  const layer = layerOf(xhr);
  const own = memberOf(getPrototypeOf(layer) as object, 'readyState');
  if (own !== undefined) defineProperty(layer, 'readyState', own);
  tell(xhr, new SafePlainEvent('readystatechange'));
}

function tell(target: EventTarget, event: Event): void {
  quietly(() => dispatch(target, event));
}

function follow(xhr: XMLHttpRequest, native: Native, exchange: Exchange, isCurrent: () => boolean): void {
  const { endpoint } = exchange.target;
  let reader: BodyReader | undefined;
  let taken = 0;
  // Both are gone once the request is aborted.
  let status = 0;
  let headers: Observation['headers'] = {};
  const takeText = (): BodyReader => {
    if (reader === undefined) {
      status = native.status(xhr);
      headers = headersOf(native.headers(xhr));
      reader = new BodyReader(endpoint, status);
    }
    const text = native.text(xhr);
    reader.text(text.slice(taken));
    taken = text.length;
    return reader;
  };
  const isText = (): boolean => native.type(xhr) === '' || native.type(xhr) === 'text';

  // An aborted request has lost its text, so a stream is read while it comes.
  const stops = [
    listen(xhr, 'progress', () => {
      if (isStreamed(endpoint) && isText() && isCurrent()) takeText();
    }),
    listen(xhr, 'load', () => {
      if (!isCurrent()) return;
      const end = (body: Body): void =>
        exchange.answered(native.status(xhr), headersOf(native.headers(xhr)), body);
      if (isText()) end(takeText().end());
      else readWhole(xhr, native, exchange, end);
    }),
    listen(xhr, 'error', () => (cut() ? undefined : exchange.unreachable())),
    listen(xhr, 'timeout', () => (cut() ? undefined : exchange.unreachable())),
    listen(xhr, 'abort', () => cut()),
    listen(xhr, 'loadend', () => {
      for (const stop of stops) stop();
    }),
  ];
  /** Tells what came before the stream broke, if anything did. */
  const cut = (): boolean => {
    const body = isCurrent() ? reader?.cut() : undefined;
    if (body !== undefined) exchange.answered(status, headers, body);
    return body !== undefined || !isCurrent();
  };
}

/** The answer in another form than text; `document` is not read. */
function readWhole(
  xhr: XMLHttpRequest,
  native: Native,
  { target: { endpoint } }: Exchange,
  end: (body: Body) => void,
): void {
  const [status, responseType] = [native.status(xhr), native.type(xhr)];
  const takeBytes = (buffer: ArrayBuffer): void => {
    const reader = new BodyReader(endpoint, status);
    reader.bytes(new Uint8Array(buffer));
    end(reader.end());
  };
  if (responseType === 'json') {
    const value = native.response(xhr) as Json;
    // The browser gives null for a text that is no JSON.
    if (value === null) end({ kind: 'not-json', problem: 'the page could not parse it' });
    else end(readValue(value, endpoint));
  } else if (responseType === 'arraybuffer') {
    takeBytes(native.response(xhr) as ArrayBuffer);
  } else if (responseType === 'blob') {
    const blob = native.response(xhr) as Blob;
    if (blob.size > MAX_BODY) end({ kind: 'too-large', size: blob.size });
    else settled(apply(blobBytes, blob, []), (buffer) => buffer && takeBytes(buffer));
  }
}

/** From the list of all headers: asking for one that CORS hides makes the browser write to the console. */
function headersOf(list: string): Observation['headers'] {
  const headers = new Map<string, string>();
  for (const line of list.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return observedHeaders((name) => headers.get(name) ?? null);
}
