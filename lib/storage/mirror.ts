import { createStore, type StoreApi } from 'zustand/vanilla';
import { browser } from '../browser';
import { shownPlatforms } from '../platforms/shown-sites';
import type { Windows } from '../windows';
import { withoutPrefix } from './area';
import { settingsItem, sitesItem } from './items';
import { PRIVATE, privateState } from './private-state';
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
type Values = Readonly<Record<string, unknown>>;

/** What is mirrored, and how it reads. */
interface Source {
  readonly mirrors: (key: string, area: string) => boolean;
  readonly read: () => Promise<Values>;
  readonly stateOf: (values: Values) => State;
}

/** What private windows are told of the ordinary ones. */
const ordinaryKeys = [settingsItem.key, sitesItem.key];

const sources: Readonly<Record<Windows, Source>> = {
  ordinary: {
    mirrors: (_, area) => area === 'local',
    read: () => browser.storage.local.get(null),
    stateOf: (values) => readState(values).state,
  },
  private: {
    mirrors: (key, area) => (area === 'local' ? ordinaryKeys.includes(key) : key.startsWith(PRIVATE)),
    read: async () => {
      const [ordinary, session] = await Promise.all([
        browser.storage.local.get(ordinaryKeys),
        browser.storage.session.get(null),
      ]);
      return { ...session, ...ordinary };
    },
    stateOf: (values) => {
      const own = readState(withoutPrefix(PRIVATE, values)).state;
      const ordinary = readState(Object.fromEntries(ordinaryKeys.map((key) => [key, values[key]]))).state;
      return privateState(own, ordinary, shownPlatforms(ordinary.sites));
    },
  },
};

/** Starts mirroring what windows of this kind may show; ends with `signal`. */
export function createMirror(signal: AbortSignal, windows: Windows = 'ordinary'): MirrorStore {
  const source = sources[windows];
  const store = createStore<Mirror>(() => ({ state: undefined, granted: [] }));
  const early: Changes[] = [];
  let stored: Values | undefined;

  const publish = (next: Values) => {
    stored = next;
    store.setState({ state: source.stateOf(next) });
  };
  const onChanged = (all: Changes, area: string) => {
    const changes = Object.fromEntries(Object.entries(all).filter(([key]) => source.mirrors(key, area)));
    if (Object.keys(changes).length === 0) return;
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
  void Promise.all([source.read(), readPermissions()]).then(([all]) => {
    // A change that came while we read is newer than what we read, or the same.
    publish(early.reduce(changed, all));
  });
  return store;
}

function changed(stored: Values, changes: Changes): Values {
  const next = { ...stored };
  for (const [key, { newValue }] of Object.entries(changes)) {
    if (newValue === undefined) delete next[key];
    else next[key] = newValue;
  }
  return next;
}
