import { apply, construct, defineProperty, getOwnPropertyDescriptor, quietly } from './safe';

type Callable = (...args: never[]) => unknown;
type Constructor = abstract new (...args: never[]) => unknown;

/** Looks at a call before it is made. Undefined: the call is none of our business. */
export type Before = (self: unknown, args: readonly unknown[]) => After | undefined;

/** Gets what the original returned. What it returns itself, if anything, is given to the page instead. */
export type After = (result: unknown) => unknown;

/**
 * `original` with our eyes on it. The original is called exactly once, with what the page gave, whatever
 * we do; its errors are the page's, ours are nobody's. A Proxy keeps `name`, `length`, `prototype`,
 * statics and a native-looking `toString`.
 */
export function intercepted<F extends Callable | Constructor>(original: F, before: Before): F {
  const around = (self: unknown, args: readonly unknown[], call: () => unknown): unknown => {
    const after = quietly(() => before(self, args));
    const result = call();
    if (after === undefined) return result;
    const changed = quietly(() => after(result));
    return changed === undefined ? result : changed;
  };
  return new Proxy(original, {
    apply: (target, self: unknown, args: unknown[]) =>
      around(self, args, () => apply(target as Callable, self, args as never[])),
    construct: (target, args: unknown[], newTarget) =>
      around(undefined, args, () => construct(target as Constructor, args, newTarget)) as object,
  });
}

/**
 * Puts an own method over an inherited one of a single object. Not enumerable, so that the object still
 * spreads and serialises to nothing. Other objects that the method is called on are left alone.
 */
export function wrapOwn(
  object: object,
  name: PropertyKey,
  before: (args: readonly unknown[]) => After | undefined,
): void {
  const original: unknown = Reflect.get(object, name);
  if (typeof original !== 'function') return;
  const value = intercepted(original as Callable, (self, args) =>
    self === object ? before(args) : undefined,
  );
  defineProperty(object, name, { value, writable: true, enumerable: false, configurable: true });
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
