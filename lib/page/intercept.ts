import { layerOf, memberOf } from './layer';
import { nativeToString } from './native-look';
import { apply, construct, defineProperty, get, getOwnPropertyDescriptor, quietly } from './safe';

type Callable = (...args: never[]) => unknown;
type Constructor = abstract new (...args: never[]) => unknown;

/** Looks at a call before it is made. Undefined: the call is none of our business. */
export type Before = (self: unknown, args: readonly unknown[]) => After | Instead | undefined;

/**
 * Stands in the place of the call: makes it when it is time, with the page's own arguments or others, or not at all.
 * What it returns and throws is the page's, so it must have no faults of its own.
 */
export interface Instead {
  readonly instead: (call: (args?: readonly unknown[]) => unknown) => unknown;
}

/** Gets what the original returned. What it returns itself, if anything, is given to the page instead. */
export type After = (result: unknown) => unknown;

/**
 * `original` with our eyes on it. The original is called exactly once, with what the page gave, whatever
 * we do (save where `before` takes the call's place); its errors are the page's, ours are nobody's.
 */
export function intercepted<F extends Callable | Constructor>(original: F, before: Before): F {
  return surrounded(original, (self, args, call) => {
    const after = quietly(() => before(self, args));
    if (typeof after === 'object') return after.instead(call);
    const result = call();
    if (after === undefined) return result;
    const changed = quietly(() => after(result));
    return changed === undefined ? result : changed;
  });
}

/**
 * A Proxy keeps `name`, `length`, `prototype` and statics; its `toString` has to be seen to (native-look.ts).
 */
function surrounded<F extends Callable | Constructor>(
  original: F,
  around: (self: unknown, args: readonly unknown[], call: (args?: readonly unknown[]) => unknown) => unknown,
): F {
  const proxy: F = new Proxy(original, {
    get: (target, key, receiver) => {
      const value: unknown = get(target, key, receiver);
      return key === 'toString' ? nativeToString(value, target, proxy) : value;
    },
    apply: (target, self: unknown, args: unknown[]) =>
      around(self, args, (given = args) => apply(target as Callable, self, given as never[])),
    construct: (target, args: unknown[], newTarget) =>
      around(undefined, args, () => construct(target as Constructor, args, newTarget)) as object,
  });
  return proxy;
}

/**
 * Puts our eyes on a method or getter of a single object, in its layer (see layer.ts). Other objects that it
 * is called on are left alone.
 */
export function wrapOwn(
  object: object,
  name: PropertyKey,
  before: (args: readonly unknown[]) => After | undefined,
): void {
  changeOwn(object, name, (original) =>
    intercepted(original, (self, args) => (self === object ? before(args) : undefined)),
  );
}

/** Calls `instead` in the place of a method of a single object; the original where that fails or gives nothing. */
export function replaceOwn(
  object: object,
  name: PropertyKey,
  instead: (args: readonly unknown[]) => unknown,
): void {
  changeOwn(object, name, (original) =>
    surrounded(original, (self, args, call) => {
      const result = self === object ? quietly(() => instead(args)) : undefined;
      return result === undefined ? call() : result;
    }),
  );
}

function changeOwn(object: object, name: PropertyKey, change: (original: Callable) => Callable): void {
  const own = getOwnPropertyDescriptor(object, name);
  const holder = own === undefined ? layerOf(object) : object;
  const descriptor = own ?? memberOf(holder, name);
  const key = descriptor?.get === undefined ? 'value' : 'get';
  const original: unknown = descriptor?.[key];
  if (descriptor === undefined || typeof original !== 'function') return;
  defineProperty(holder, name, { ...descriptor, [key]: change(original as Callable) });
}

/** The patches of one installation, each with its undo. */
export class Patches {
  #live = true;
  readonly #undo: (() => void)[] = [];

  /** Puts our eyes on a function or class that `owner` holds. Does nothing where there is none. */
  replace(owner: object, name: string, before: Before): void {
    const descriptor = getOwnPropertyDescriptor(owner, name);
    const original: unknown = descriptor?.value;
    if (descriptor === undefined || typeof original !== 'function') return;
    const value = intercepted(original as Callable, (self, args) =>
      this.#live ? before(self, args) : undefined,
    );
    this.#put(owner, name, descriptor, value);
    // `socket.constructor === WebSocket` holds with and without us.
    const prototype: unknown = original.prototype;
    if (typeof prototype !== 'object' || prototype === null) return;
    const link = getOwnPropertyDescriptor(prototype, 'constructor');
    if (link?.value === original) this.#put(prototype, 'constructor', link, value);
  }

  /**
   * Takes every patch back. Where the page has put a wrapper of its own over ours, ours stays under it and
   * only passes calls on.
   */
  undo(): void {
    this.#live = false;
    for (const undo of this.#undo.splice(0)) quietly(undo);
  }

  #put(owner: object, name: string, descriptor: PropertyDescriptor, value: unknown): void {
    defineProperty(owner, name, { ...descriptor, value });
    this.#undo.push(() => {
      if (getOwnPropertyDescriptor(owner, name)?.value === value) defineProperty(owner, name, descriptor);
    });
  }
}
