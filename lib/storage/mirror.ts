import { createStore, type StoreApi } from 'zustand/vanilla';
import { browser } from '../browser';
import { readState, type State } from './state';

/**
 * The popup's and options page's read mirror of extension storage. The background is the only writer;
 * whoever wants a change sends a message, and sees it here when it has happened.
 */
export interface Mirror {
  /** Undefined until storage has been read for the first time. */
  readonly state: State | undefined;
  /** Origins that the browser allows us, as match patterns. */
  readonly granted: readonly string[];
}

export type MirrorStore = StoreApi<Mirror>;

/** What `storage.onChanged` tells: a key without a new value was removed. */
type Changes = Readonly<Record<string, { readonly newValue?: unknown }>>;

/** Starts mirroring; ends with `signal`. */
export function createMirror(signal: AbortSignal): MirrorStore {
  const store = createStore<Mirror>(() => ({ state: undefined, granted: [] }));
  const early: Changes[] = [];
  let stored: Readonly<Record<string, unknown>> | undefined;

  const publish = (next: Readonly<Record<string, unknown>>) => {
    stored = next;
    store.setState({ state: readState(next).state });
  };
  const onChanged = (changes: Changes, area: string) => {
    if (area !== 'local') return;
    if (stored === undefined) early.push(changes);
    else publish(changed(stored, changes));
  };
  const readPermissions = async () => {
    const { origins = [] } = await browser.permissions.getAll();
    store.setState({ granted: origins });
  };

  browser.storage.onChanged.addListener(onChanged);
  browser.permissions.onAdded.addListener(readPermissions);
  browser.permissions.onRemoved.addListener(readPermissions);
  signal.addEventListener('abort', () => {
    browser.storage.onChanged.removeListener(onChanged);
    browser.permissions.onAdded.removeListener(readPermissions);
    browser.permissions.onRemoved.removeListener(readPermissions);
  });
  void Promise.all([browser.storage.local.get(null), readPermissions()]).then(([all]) => {
    // A change that came while we read is newer than what we read, or the same.
    publish(early.reduce(changed, all));
  });
  return store;
}

function changed(
  stored: Readonly<Record<string, unknown>>,
  changes: Changes,
): Readonly<Record<string, unknown>> {
  const next = { ...stored };
  for (const [key, { newValue }] of Object.entries(changes)) {
    if (newValue === undefined) delete next[key];
    else next[key] = newValue;
  }
  return next;
}
