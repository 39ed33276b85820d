import { browser } from '../browser';
import { encode, type Item } from './item';
import { diagnosticsItem } from './items';
import { readState, type State, type Unreadable } from './state';

/** What a change may do. Reads see the state before the change; writes land together or not at all. */
export interface Change {
  readonly state: State;
  put<T>(item: Item<T>, value: T): void;
  remove(key: string): void;
}

/**
 * The background's hold on extension storage: the only writer. Changes run one after the other
 * (read, decide, write), and all that one change writes goes in one `storage.local.set`, so that a
 * worker killed at any moment leaves either all of it or nothing.
 */
export class Store {
  #stored: Record<string, unknown> | undefined;
  #state: State | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly now: () => number,
    private readonly onChange: (state: State) => void = () => {},
  ) {}

  /** The state after all changes made so far. */
  read(): Promise<State> {
    return this.change(({ state }) => state);
  }

  /** Runs `decide` when all earlier changes are written. It must be quick and must not wait for anything. */
  change<T>(decide: (change: Change) => T): Promise<T> {
    const done = this.#last.then(() => this.#run(decide));
    // A failed write belongs to its caller; the next change goes on from what is stored.
    this.#last = done.catch(() => {
      this.#stored = undefined;
    });
    return done;
  }

  async #run<T>(decide: (change: Change) => T): Promise<T> {
    const { stored, state } = await this.#load();
    const written: Record<string, unknown> = {};
    const removed = new Set<string>();
    const result = decide({
      state,
      put: (item, value) => {
        written[item.key] = encode(item, value);
        removed.delete(item.key);
      },
      remove: (key) => {
        delete written[key];
        removed.add(key);
      },
    });
    if (Object.keys(written).length > 0) await browser.storage.local.set(written);
    if (removed.size > 0) await browser.storage.local.remove([...removed]);
    if (Object.keys(written).length + removed.size > 0) {
      const next = { ...stored, ...written };
      for (const key of removed) delete next[key];
      this.#adopt(next);
    }
    return result;
  }

  async #load(): Promise<{ stored: Record<string, unknown>; state: State }> {
    if (this.#stored === undefined || this.#state === undefined) {
      const all = await browser.storage.local.get(null);
      const { unreadable } = readState(all);
      this.#adopt(unreadable.length === 0 ? all : await setAside(all, unreadable, this.now()), false);
    }
    return { stored: this.#stored ?? {}, state: this.#state ?? readState({}).state };
  }

  #adopt(stored: Record<string, unknown>, tell = true): void {
    this.#stored = stored;
    this.#state = readState(stored).state;
    if (tell) this.onChange(this.#state);
  }
}

/** Moves what can't be read out of the way, under a key of its own, and says so in the diagnostics. */
async function setAside(
  stored: Readonly<Record<string, unknown>>,
  unreadable: readonly Unreadable[],
  now: number,
): Promise<Record<string, unknown>> {
  const kept = { ...stored };
  const asides: Record<string, unknown> = {};
  const entries = unreadable.map(({ key, raw, reason }) => {
    const aside = `aside:${now}:${key}`;
    asides[aside] = raw;
    delete kept[key];
    return { key: aside, of: key, reason, at: now };
  });
  const { diagnostics } = readState(kept).state;
  asides[diagnosticsItem.key] = encode(diagnosticsItem, {
    ...diagnostics,
    setAside: [...diagnostics.setAside, ...entries].slice(-50),
  });
  await browser.storage.local.set(asides);
  await browser.storage.local.remove(
    unreadable.map(({ key }) => key).filter((key) => key !== diagnosticsItem.key),
  );
  return { ...kept, ...asides };
}
