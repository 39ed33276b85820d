import { knownPlatforms } from '../platforms/known';
import { memoryArea } from './area';
import { dismissedItem, parseKey, settingsItem } from './items';
import { PRIVATE, privateState } from './private-state';
import { defaultSettings } from './schema';
import type { State } from './state';
import { type Change, Store } from './store';

/**
 * What is known of private windows: in memory, and gone when {@link erase} is called. Settings are read from the
 * ordinary windows and never written; nothing of it goes to the ledger.
 */
export class PrivateStore extends Store {
  /** `ordinary`: what is known of the ordinary windows now, for its settings and sites. */
  constructor(
    now: () => number,
    private readonly ordinary: () => Promise<Pick<State, 'settings' | 'sites'>>,
    onChange: (state: State) => void,
  ) {
    super(now, onChange, memoryArea(PRIVATE));
  }

  /** As in any store, but of what is put only what belongs here is kept: the rest is let go. */
  override async change<T>(decide: (change: Change) => T): Promise<T> {
    const ordinary = await this.ordinary();
    return super.change(({ state, put, remove }) =>
      decide({
        state: privateState(state, ordinary, knownPlatforms(ordinary.sites)),
        put: (item, value) => {
          if (belongsHere(item.key)) put(item, value);
        },
        remove,
      }),
    );
  }

  /** Which account of a platform private windows show. The settings of ordinary windows never hear of it. */
  choose(platform: string, account: string): Promise<void> {
    return super.change(({ state: { settings }, put }) => {
      const chosenAccounts = { ...settings.chosenAccounts, [platform]: account };
      put(settingsItem, { ...defaultSettings, chosenAccounts });
    });
  }

  /** Forgets everything, after all changes made so far. */
  async erase(): Promise<void> {
    // They wait for the settings before they get in line, so this does too: their order is kept.
    await this.ordinary();
    return this.wipe();
  }
}

/** Balances and dismissed warnings. Not the outbox, and not settings, keys or diagnostics, which are of all windows. */
function belongsHere(key: string): boolean {
  const kind = parseKey(key)?.kind;
  return kind === 'platform' || kind === 'account' || key === dismissedItem.key;
}
