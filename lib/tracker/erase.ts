import { browser } from '../browser';
import { withoutOwners } from '../core/warnings/episode';
import { accountOwner, budgetSubject } from '../core/warnings/subject';
import {
  accountItem,
  borrowedItem,
  diagnosticsItem,
  dismissedItem,
  episodesItem,
  keysItem,
  parseKey,
  platformItem,
  pursesItem,
  recentUseItem,
  settingsItem,
  sitesItem,
} from '../storage/items';
import type { Ledger } from '../storage/ledger/ledger';
import { outboxItem } from '../storage/outbox';
import { defaultSettings, type Settings } from '../storage/schema';
import { eraseSecret } from '../storage/secrets';
import type { Change, Store } from '../storage/store';

export interface EraseWorld {
  readonly store: Store;
  readonly ledger: () => Promise<Ledger>;
  /** Waits until nothing is under way into the ledger any more. */
  readonly keep: () => Promise<void>;
}

/**
 * Removes all that is kept of a platform: its history, balances, spends, failures, keys, its own settings, and its
 * limits by hand, grants and budgets. Rejects with a LedgerError, with nothing removed, where the ledger can't be
 * opened. Whatever else stops it: doing it again removes the rest.
 */
export async function erasePlatform({ store, ledger, keep }: EraseWorld, platform: string): Promise<void> {
  const history = await ledger();
  const { keys } = await store.read();
  for (const key of keys.filter((one) => one.platform === platform)) await eraseSecret(key.id);
  await store.change((change) => {
    for (const key of keysOf(change, platform)) change.remove(key);
    const { state } = change;
    if (state.keys.some((key) => key.platform === platform)) {
      change.put(
        keysItem,
        state.keys.filter((key) => key.platform !== platform),
      );
    }
    // They name its accounts.
    const isOther = (key: string) => !key.startsWith(`${platform}|`);
    change.put(dismissedItem, state.dismissed.filter(isOther));
    const setAside = state.diagnostics.setAside.filter(({ of }) => parseKey(of)?.platform !== platform);
    change.put(diagnosticsItem, { ...state.diagnostics, setAside });
    const gone = state.settings.budgets.filter((budget) => budget.platform === platform);
    const owners = new Set(gone.map(({ id }) => budgetSubject(id)));
    change.put(
      episodesItem,
      withoutOwners(
        state.episodes,
        (owner) => owners.has(owner) || owner.startsWith(accountOwner(platform, '')),
      ),
    );
    const stays = (entry: { readonly platform: string }) => entry.platform !== platform;
    change.put(outboxItem, {
      spends: state.outbox.spends.filter(stays),
      readings: state.outbox.readings.filter(stays),
    });
    change.put(settingsItem, withoutPlatform(state.settings, platform));
  });
  // Last, and after what was under way: else it would come back.
  await keep();
  await history.erase({ platform });
}

/**
 * Removes everything but how the extension is set up. Gone are the history, and all of extension storage but the
 * settings and sites: balances, spends, failures, dismissed warnings, diagnostics, values set aside, API keys, connections
 * and their secrets.
 * The person's own sites stay, and of the settings: which platforms are on, the thresholds for all platforms, the looks, warnings in the page,
 * notifications, and the person's currency. Gone are grants, budgets, limits by hand, the plans paid, rates, the
 * project, accounts chosen, and thresholds of single platforms and pools. Permissions stay with the platforms.
 * Rejects as `erasePlatform` does.
 */
export async function eraseEverything({ store, ledger, keep }: EraseWorld): Promise<void> {
  const history = await ledger();
  const { keys } = await store.read();
  for (const key of keys) await eraseSecret(key.id);
  const stored = Object.keys(await browser.storage.local.get(null));
  await store.change(({ state, put, remove }) => {
    for (const key of stored) remove(key);
    put(settingsItem, setupOf(state.settings));
    if (state.sites.length > 0) put(sitesItem, state.sites);
    // Otherwise nobody would know any more what is to be given back.
    if (state.borrowed.length > 0) put(borrowedItem, state.borrowed);
  });
  await keep();
  await history.erase({});
}

function withoutPlatform(settings: Settings, platform: string): Settings {
  const { [platform]: _account, ...chosenAccounts } = settings.chosenAccounts;
  const { [platform]: _thresholds, ...ownThresholds } = settings.ownThresholds;
  const { [platform]: _plan, ...plans } = settings.money.plans;
  const isOther = (one: { readonly platform?: string }) => one.platform !== platform;
  return {
    ...settings,
    chosenAccounts,
    ownThresholds,
    poolThresholds: Object.fromEntries(
      Object.entries(settings.poolThresholds).filter(([key]) => !key.startsWith(`${platform}|`)),
    ),
    grants: settings.grants.filter(isOther),
    budgets: settings.budgets.filter(isOther),
    money: { ...settings.money, plans },
  };
}

function setupOf({ enabled, thresholds, view, inlineWarnings, notifications, money }: Settings): Settings {
  const { currency } = money;
  return {
    ...defaultSettings,
    ...{ enabled, thresholds, view, inlineWarnings, notifications },
    money: { ...defaultSettings.money, ...(currency === undefined ? {} : { currency }) },
  };
}

/** The storage keys of a platform's own values, also of those that were set aside. */
function keysOf({ state }: Change, platform: string): string[] {
  const accounts = (state.accounts[platform] ?? []).map(
    ({ account }) => accountItem(platform, account.id).key,
  );
  const aside = state.diagnostics.setAside.filter(({ of }) => parseKey(of)?.platform === platform);
  const purses = Object.keys(state.purses[platform] ?? {}).map((id) => pursesItem(platform, id).key);
  const recent = Object.keys(state.recentUse[platform] ?? {}).map((id) => recentUseItem(platform, id).key);
  return [platformItem(platform).key, ...accounts, ...purses, ...recent, ...aside.map(({ key }) => key)];
}
