import { type Area, localArea } from './area';
import { copiesOf, copyKey, readableCopy, withLost } from './copies';
import { encode, type Item } from './item';
import { diagnosticsItem } from './items';
import { readState, type State, type Unreadable } from './state';

/** What a change may do. Reads see the state before the change; writes land together or not at all. */
export interface Change {
  readonly state: State;
  put<T>(item: Item<T>, value: T): void;
  remove(key: string): void;
}

/** What is stored, raw and parsed. */
interface Loaded {
  readonly stored: Readonly<Record<string, unknown>>;
  readonly state: State;
}

/**
 * The background's hold on a storage area: the only writer. Changes run one after the other
 * (read, decide, write), and all that one change puts goes in one `set` of the area, so that a
 * worker killed at any moment leaves either all of it or nothing. What it removes goes after that.
 */
export class Store {
  #loaded: Loaded | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly now: () => number,
    private readonly onChange: (state: State) => void = () => {},
    private readonly area: Area = localArea,
  ) {}

  /** The state after all changes made so far. */
  read(): Promise<State> {
    return this.change(({ state }) => state);
  }

  /**
   * Runs `decide` when all earlier changes are written. It must be quick and must not wait for anything.
   * Rejects, with nothing written, if `decide` throws or puts a value that could not be read again.
   */
  change<T>(decide: (change: Change) => T): Promise<T> {
    const done = this.#last.then(() => this.#run(decide));
    // A failed write belongs to its caller; the next change goes on from what is stored.
    this.#last = done.catch(() => {
      this.#loaded = undefined;
    });
    return done;
  }

  /** Empties the area when all earlier changes are written. Tells nobody. */
  protected wipe(): Promise<void> {
    const done = this.#last.then(async () => {
      this.#loaded = undefined;
      await this.area.remove(Object.keys(await this.area.get()));
    });
    this.#last = done.catch(() => {});
    return done;
  }

  async #run<T>(decide: (change: Change) => T): Promise<T> {
    this.#loaded ??= await load(this.area, this.now());
    const { stored, state } = this.#loaded;
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
    const writes = Object.keys(written).length > 0;
    if (!writes && removed.size === 0) return result;

    const next = without({ ...stored, ...written }, removed);
    const { state: after, unreadable } = readState(next);
    const [wrong] = unreadable;
    if (wrong !== undefined) throw new Error(`${wrong.item.key} can't be stored. ${wrong.reason}`);
    if (this.area.copies) {
      for (const key of [...removed]) removed.add(copyKey(key));
      for (const [key, copy] of Object.entries(copiesOf(written, stored, this.now()))) {
        written[key] = copy;
        removed.delete(key);
      }
    }
    if (writes) await this.area.set(written);
    if (removed.size > 0) await this.area.remove([...removed]);
    this.#loaded = { stored: without({ ...next, ...written }, removed), state: after };
    this.onChange(after);
    return result;
  }
}

async function load(area: Area, now: number): Promise<Loaded> {
  const all = withLost(await area.get());
  const { state, unreadable } = readState(all);
  if (unreadable.length === 0) return { stored: all, state };
  const stored = await setAside(area, all, unreadable, now);
  return { stored, state: readState(stored).state };
}

const MAX_ASIDE = 50;

/**
 * Moves what can't be read out of the way, under a key of its own, puts the copy of it in its place where there is
 * one that can be read, and says so in the diagnostics. Of values set aside the newest 50 are kept.
 */
async function setAside(
  area: Area,
  stored: Readonly<Record<string, unknown>>,
  unreadable: readonly Unreadable[],
  now: number,
): Promise<Record<string, unknown>> {
  const asideOf = (key: string) => `aside:${now}:${key}`;
  const restored = new Map(unreadable.flatMap(({ item }) => readableCopy(item, stored)));
  const moved = unreadable.map(({ item: { key }, reason }) => ({
    key: asideOf(key),
    of: key,
    reason,
    at: now,
    ...(restored.has(key) ? { restored: true as const } : {}),
  }));
  const readable = without(stored, new Set(unreadable.map(({ item }) => item.key)));
  const { diagnostics } = readState(readable).state;
  const asides = [...diagnostics.setAside, ...moved];
  const written: Record<string, unknown> = Object.fromEntries([
    ...unreadable.map(({ item, raw }) => [asideOf(item.key), raw]),
    ...restored,
  ]);
  written[diagnosticsItem.key] = encode(diagnosticsItem, {
    ...diagnostics,
    setAside: asides.slice(-MAX_ASIDE),
  });
  const removed = new Set([
    ...unreadable.map(({ item }) => item.key).filter((key) => !Object.hasOwn(written, key)),
    ...asides.slice(0, -MAX_ASIDE).map(({ key }) => key),
  ]);
  await area.set(written);
  await area.remove([...removed]);
  return without({ ...readable, ...written }, removed);
}

function without(
  stored: Readonly<Record<string, unknown>>,
  keys: ReadonlySet<string>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(stored).filter(([key]) => !keys.has(key)));
}
