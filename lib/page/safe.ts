/**
 * What the tap needs of the page's world, taken at document_start, before a script of the page can
 * replace it (the idea of uBlock's safe-self.js). Only what later code of the page may plausibly change.
 */
export const { apply, construct, get } = Reflect;
export const {
  create,
  defineProperty,
  getOwnPropertyDescriptor,
  getOwnPropertyDescriptors,
  getPrototypeOf,
  setPrototypeOf,
} = Object;
export const { stringify, parse } = JSON;
export const SafeEvent = globalThis.CustomEvent;
export const SafeDomException = globalThis.DOMException;
export const SafePlainEvent = globalThis.Event;
export const SafeProgressEvent = globalThis.ProgressEvent;
export const SafePromise = globalThis.Promise;
export const SafeRequest = globalThis.Request;
export const SafeAbortController = globalThis.AbortController;
export const SafeHeaders = globalThis.Headers;
export const SafeUrl = globalThis.URL;
export const SafeUrlSearchParams = globalThis.URLSearchParams;
export const SafeBlob = globalThis.Blob;
export const SafeFormData = globalThis.FormData;
export const SafeTransformStream = globalThis.TransformStream;
export const SafeWritableStream = globalThis.WritableStream;

const { then } = Promise.prototype;
const { get: headerOf } = Headers.prototype;
const { addEventListener, removeEventListener, dispatchEvent } = EventTarget.prototype;
const { setTimeout, AbortSignal: SafeAbortSignal } = globalThis;
const { timeout } = SafeAbortSignal;
const { crypto } = globalThis;
const { now: dateNow } = Date;
const { performance } = globalThis;
const { now: performanceNow } = performance;

/**
 * A member of an options object of the page. Throws where only running code of the page would tell: a getter
 * would run twice then, and the page may notice.
 */
export function plainMember(options: object, name: string): unknown {
  const descriptor = getOwnPropertyDescriptor(options, name);
  const isPlain = descriptor === undefined ? !(name in options) : descriptor.get === undefined;
  if (!isPlain) throw new TypeError(`${name} is not plain data`);
  return descriptor?.value;
}

/**
 * How to ask an object of the browser for a member, whatever the page has put over it: classes and objects of the
 * page's own may have a getter of that name, and would notice that we ask. Undefined where the browser has none.
 */
export function nativeGetter<T extends object, K extends keyof T>(
  prototype: T,
  name: K,
): (object: T) => T[K] {
  const getter = getOwnPropertyDescriptor(prototype, name)?.get;
  return (object) => (getter === undefined ? undefined : apply(getter, object, [])) as T[K];
}

/** Null where there is none of this name. */
export function header(headers: Headers, name: string): string | null {
  return apply(headerOf, headers, [name]);
}

/** Milliseconds since the epoch. */
export function now(): number {
  return dateNow();
}

/** Milliseconds of a clock that nobody sets, and that a sleeping computer doesn't move far. */
export function elapsed(): number {
  return apply(performanceNow, performance, []);
}

export function later(run: () => void, milliseconds: number): void {
  apply(setTimeout, globalThis, [() => quietly(run), milliseconds]);
}

/** The same by a clock that a page can't stop, as it does with all its time-outs at once by their numbers. */
export function surely(run: () => void, milliseconds: number): void {
  const signal: AbortSignal = apply(timeout, SafeAbortSignal, [milliseconds]);
  listen(signal, 'abort', run);
}

export function randomId(): string {
  return crypto.randomUUID();
}

/** Adds a listener whose faults stay ours. Returns what removes it. */
export function listen(
  target: EventTarget,
  type: string,
  listener: (event: Event) => void,
  options: { readonly once?: boolean } = {},
): () => void {
  const guarded = (event: Event): void => {
    quietly(() => listener(event));
  };
  apply(addEventListener, target, [type, guarded, options]);
  return () => apply(removeEventListener, target, [type, guarded]);
}

/** False where a listener has called preventDefault on a cancelable event. */
export function dispatch(target: EventTarget, event: Event): boolean {
  return apply(dispatchEvent, target, [event]);
}

/**
 * Runs code of ours while code of the page waits for it. A fault ends here: the page goes on as if we
 * were not there, and an exchange that was not seen only makes a balance older.
 */
export function quietly<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/**
 * The promise for the page, seen on its way: same value, same error. A rejection that the page does not
 * handle is still reported as unhandled, because it is this very promise that rejects.
 */
export function seen<T>(
  promise: Promise<T>,
  onValue: (value: T) => void,
  onError: (error: unknown) => void = () => undefined,
): Promise<T> {
  const pass = (value: T): T => {
    quietly(() => onValue(value));
    return value;
  };
  const fail = (error: unknown): never => {
    quietly(() => onError(error));
    throw error;
  };
  // Where it is no promise of this world, the page gets what it would have got.
  return quietly(() => apply(then, promise, [pass, fail]) as Promise<T>) ?? promise;
}

/** Waits for a promise that only we hold: nothing is reported as unhandled. */
export function settled<T>(promise: Promise<T>, onValue: (value?: T) => void): void {
  const run = (value?: T): void => {
    quietly(() => onValue(value));
  };
  apply(then, promise, [run, () => run()]);
}
