/**
 * Runs in a page: puts eyes of the page's own on all that our scripts might use of its world. What is looked at still
 * works, so that the page does too. The names of setters are those of our own messages' members.
 */
export function poison(): void {
  const { apply } = Reflect;
  const seen: string[] = [];
  Object.assign(window, { seen });
  const look = (owner: object, name: PropertyKey): void => {
    const descriptor = Object.getOwnPropertyDescriptor(owner, name);
    const original: unknown = descriptor?.value;
    if (typeof original !== 'function' || descriptor?.configurable !== true) return;
    const watched = new Proxy(original, {
      apply(target, self, args) {
        seen.length = seen.length > 1_000 ? 0 : seen.length;
        seen[seen.length] = String(name);
        return apply(target as () => unknown, self, args);
      },
    });
    Object.defineProperty(owner, name, { ...descriptor, value: watched });
  };
  for (const name of ['fetch', 'postMessage', 'Promise', 'CustomEvent', 'TextDecoder', 'URL', 'Headers'])
    look(window, name);
  look(Reflect, 'apply');
  for (const name of ['parse', 'stringify']) look(JSON, name);
  for (const name of ['then', 'catch', 'finally']) look(Promise.prototype, name);
  for (const name of ['resolve', 'reject', 'race', 'all']) look(Promise, name);
  for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'])
    look(EventTarget.prototype, name);
  for (const name of [...Object.getOwnPropertyNames(Array.prototype), Symbol.iterator])
    if (name !== 'constructor') look(Array.prototype, name);
  for (const name of Object.getOwnPropertyNames(String.prototype))
    if (name !== 'constructor') look(String.prototype, name);
  for (const owner of [Map.prototype, WeakMap.prototype, Set.prototype])
    for (const name of ['get', 'set', 'has', 'add']) look(owner, name);
  for (const name of [
    'defineProperty',
    'getOwnPropertyDescriptor',
    'entries',
    'keys',
    'setPrototypeOf',
    'create',
  ])
    look(Object, name);
  for (const name of ['observation', 'endedAt', 'startedAt', 'contentType', 'retryAfter', 'scripts', 'model'])
    Object.defineProperty(Object.prototype, name, {
      configurable: true,
      get: () => undefined,
      set(value) {
        seen[seen.length] = `set ${name}`;
        Object.defineProperty(this, name, { value, configurable: true, enumerable: true, writable: true });
      },
    });
}
