import { browser } from '../browser';

/** Where a store keeps its values. */
export interface Area {
  /** Everything that it holds. */
  readonly get: () => Promise<Record<string, unknown>>;
  /** All of these or none. */
  readonly set: (values: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly remove: (keys: readonly string[]) => Promise<void>;
  /** Whether what nobody could tell us again is written twice: copies.ts. */
  readonly copies: boolean;
}

/** On this computer's disk. */
export const localArea: Area = {
  get: () => browser.storage.local.get(null),
  set: (values) => browser.storage.local.set({ ...values }),
  remove: (keys) => browser.storage.local.remove([...keys]),
  copies: true,
};

/** In memory: it outlives the worker, but neither the browser nor a reload of the extension. */
export function memoryArea(prefix: string): Area {
  return {
    get: async () => withoutPrefix(prefix, await browser.storage.session.get(null)),
    set: (values) =>
      browser.storage.session.set(
        Object.fromEntries(Object.entries(values).map(([key, value]) => [prefix + key, value])),
      ),
    remove: (keys) => browser.storage.session.remove(keys.map((key) => prefix + key)),
    copies: false,
  };
}

/** The values whose keys begin with `prefix`, under the rest of their keys. */
export function withoutPrefix<T>(prefix: string, values: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : [],
    ),
  );
}
