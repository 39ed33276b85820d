import * as v from 'valibot';
import { browser } from '../browser';
import { ALL, knows, withoutOwners, withSnooze } from '../core/warnings/episode';
import { accountOwner, budgetSubject } from '../core/warnings/subject';
import type { Done, FieldProblem, MessageArgs, UiMessage } from '../messages';
import { platformById } from '../platforms';
import type { Platform } from '../platforms/platform';
import {
  accountItem,
  diagnosticsItem,
  dismissedItem,
  episodesItem,
  keysItem,
  parseKey,
  platformItem,
  settingsItem,
} from '../storage/items';
import { type KeyInfo, ManualDraftSchema, type Settings, ThresholdsSchema } from '../storage/schema';
import { eraseSecret, maskSecret, saveSecret } from '../storage/secrets';
import { BudgetDraftSchema, MoneySettingsSchema, NotificationsSchema } from '../storage/settings-schema';
import type { Change, Store } from '../storage/store';
import type { Reason } from './health';

/** What the commands of our own pages need. */
export interface CommandWorld {
  readonly store: Store;
  readonly now: () => number;
  readonly newId: () => string;
  /** Starts refreshing; does not wait. */
  readonly refresh: (platform: Platform, reason: Reason) => Promise<void>;
  /** Brings scripts, tabs and badge in line with what is switched on and permitted. */
  readonly sync: () => Promise<void>;
  /** The platform leaves its open tabs. */
  readonly leave: (platform: Platform) => Promise<void>;
  readonly activePlatforms: () => Promise<readonly Platform[]>;
}

export type Commands = { readonly [N in UiMessage]: (args: MessageArgs<N>) => Promise<Done> };

export const done: Done = { ok: true };

/** Whoever wants silence for longer switches the notifications off (ms). */
const LONGEST_SNOOZE = 366 * 86_400_000;

function problem(field: string, message: string): Done {
  return { ok: false, problems: [{ field, message }] };
}

/** The table of what our own pages may ask for: a message's name and what is done. */
export function createCommands(world: CommandWorld): Commands {
  const { store } = world;
  const settings = (edit: (settings: Settings) => Settings) =>
    store.change(({ state, put }) => put(settingsItem, edit(state.settings))).then(() => done);

  return {
    ...refreshCommands(world),
    'platform/switch-on': async ({ platform: id }) => {
      const platform = platformById(id);
      if (platform === undefined) return problem('platform', 'This platform is not known.');
      await settings((now) => ({ ...now, enabled: [...now.enabled.filter((one) => one !== id), id] }));
      await world.sync();
      return done;
    },
    'platform/switch-off': async ({ platform: id, erase }) => {
      const platform = platformById(id);
      if (platform === undefined) return problem('platform', 'This platform is not known.');
      await world.leave(platform);
      await settings((now) => ({ ...now, enabled: now.enabled.filter((one) => one !== id) }));
      await world.sync();
      await giveBackPermission(platform, await world.activePlatforms());
      if (erase) await erasePlatform(store, id);
      return done;
    },
    'platform/erase': async ({ platform }) => {
      if (platformById(platform) === undefined) return problem('platform', 'This platform is not known.');
      await erasePlatform(store, platform);
      return done;
    },
    'settings/thresholds': async ({ platform, thresholds }) => {
      if (thresholds === null) {
        if (platform === undefined) return problem('', 'The thresholds for all platforms are always set.');
        return settings(({ ownThresholds: { [platform]: _gone, ...ownThresholds }, ...now }) => ({
          ...now,
          ownThresholds,
        }));
      }
      const parsed = v.safeParse(ThresholdsSchema, thresholds);
      if (!parsed.success) return { ok: false, problems: problemsOf(parsed.issues) };
      return settings((now) =>
        platform === undefined
          ? { ...now, thresholds: parsed.output }
          : { ...now, ownThresholds: { ...now.ownThresholds, [platform]: parsed.output } },
      );
    },
    'settings/pool-thresholds': async ({ platform, pool, thresholds }) => {
      const key = `${platform}|${pool}`;
      if (thresholds === null) {
        return settings(({ poolThresholds: { [key]: _gone, ...poolThresholds }, ...now }) => ({
          ...now,
          poolThresholds,
        }));
      }
      const parsed = v.safeParse(ThresholdsSchema, thresholds);
      if (!parsed.success) return { ok: false, problems: problemsOf(parsed.issues) };
      return settings((now) => ({ ...now, poolThresholds: { ...now.poolThresholds, [key]: parsed.output } }));
    },
    'settings/notifications': async ({ notifications }) => {
      const parsed = v.safeParse(NotificationsSchema, notifications);
      if (!parsed.success) return { ok: false, problems: problemsOf(parsed.issues) };
      return settings((now) => ({ ...now, notifications: parsed.output }));
    },
    'settings/money': async ({ money }) => {
      const parsed = v.safeParse(MoneySettingsSchema, money);
      if (!parsed.success) return { ok: false, problems: problemsOf(parsed.issues) };
      return settings((now) => ({ ...now, money: parsed.output }));
    },
    'budget/save': async ({ id = world.newId(), draft }) => {
      const parsed = v.safeParse(BudgetDraftSchema, draft);
      if (!parsed.success) return { ok: false, problems: problemsOf(parsed.issues) };
      const budget = { ...parsed.output, id };
      return settings((now) => ({
        ...now,
        budgets: now.budgets.some((one) => one.id === id)
          ? now.budgets.map((one) => (one.id === id ? budget : one))
          : [...now.budgets, budget],
      }));
    },
    'budget/remove': ({ id }) =>
      settings((now) => ({ ...now, budgets: now.budgets.filter((one) => one.id !== id) })),
    'warnings/snooze': async ({ subject, until }) => {
      if (until !== null && (until <= world.now() || until > world.now() + LONGEST_SNOOZE)) {
        return problem('until', 'Choose a time within the next year.');
      }
      return store.change(({ state: { episodes }, put }) => {
        // Of what nobody has heard of nothing is kept.
        if (subject !== undefined && !knows(episodes, subject)) {
          return problem('subject', 'There is nothing to snooze.');
        }
        put(episodesItem, withSnooze(episodes, subject ?? ALL, until));
        return done;
      });
    },
    'settings/view': ({ view }) => settings((now) => ({ ...now, view })),
    'settings/inline-warnings': ({ on }) => settings((now) => ({ ...now, inlineWarnings: on })),
    'account/choose': ({ platform, account }) =>
      settings((now) => ({ ...now, chosenAccounts: { ...now.chosenAccounts, [platform]: account } })),
    'manual/save': async ({ id = world.newId(), draft }) => {
      const parsed = v.safeParse(ManualDraftSchema, draft);
      if (!parsed.success) return { ok: false, problems: problemsOf(parsed.issues) };
      const limit = { ...parsed.output, id, savedAt: world.now() };
      return settings((now) => ({ ...now, manual: [...now.manual.filter((one) => one.id !== id), limit] }));
    },
    'manual/remove': ({ id }) =>
      settings((now) => ({ ...now, manual: now.manual.filter((one) => one.id !== id) })),
    'key/add': (args) => addKey(world, args),
    'key/remove': async ({ id }) => {
      await eraseSecret(id);
      await store.change(({ state, put, remove }) => {
        const info = state.keys.find((key) => key.id === id);
        put(
          keysItem,
          state.keys.filter((key) => key.id !== id),
        );
        if (info !== undefined) remove(accountItem(info.platform, id).key);
      });
      return done;
    },
    'diagnostics/clear': () =>
      store
        .change(({ state, put, remove }) => {
          for (const { key } of state.diagnostics.setAside) remove(key);
          put(diagnosticsItem, diagnosticsItem.fallback);
        })
        .then(() => done),
  };
}

/** The popup was opened; its button was pressed. */
export function refreshCommands(
  world: Pick<CommandWorld, 'activePlatforms' | 'refresh'>,
): Pick<Commands, 'opened' | 'refresh'> {
  return {
    opened: async () => {
      for (const platform of await world.activePlatforms()) void world.refresh(platform, 'open');
      return done;
    },
    refresh: async ({ platform: id }) => {
      const active = await world.activePlatforms();
      await Promise.all(
        active
          .filter((platform) => id === undefined || platform.id === id)
          .map((platform) => world.refresh(platform, 'button')),
      );
      return done;
    },
  };
}

async function addKey(
  world: CommandWorld,
  { platform: id, secret, label }: MessageArgs<'key/add'>,
): Promise<Done> {
  const platform = platformById(id);
  if (platform?.key === undefined) return problem('platform', 'This platform takes no key.');
  const trimmed = secret.trim();
  if (!new RegExp(platform.key.pattern).test(trimmed)) {
    return problem('secret', `That is no key of ${platform.name}. ${platform.key.help}`);
  }
  const info: KeyInfo = {
    id: world.newId(),
    platform: id,
    masked: maskSecret(trimmed),
    addedAt: world.now(),
    ...(label ? { label } : {}),
  };
  const isNew = await world.store.change(({ state: { keys }, put }) => {
    if (keys.some((key) => key.platform === id && key.masked === info.masked)) return false;
    put(keysItem, [...keys, info]);
    return true;
  });
  if (!isNew) return problem('secret', 'This key is there already.');
  // After its entry: a secret that nothing names could never be erased.
  await saveSecret(info.id, trimmed);
  void world.refresh(platform, 'button');
  return done;
}

async function giveBackPermission(platform: Platform, others: readonly Platform[]): Promise<void> {
  const shared = new Set(others.flatMap(({ permissions }) => permissions));
  const origins = platform.permissions.filter((pattern) => !shared.has(pattern));
  if (origins.length === 0) return;
  try {
    await browser.permissions.remove({ origins });
  } catch (error) {
    // Granted for good, by a policy or the manifest: it is off all the same.
    console.debug('Credit Gauge: the permission stays', origins, error);
  }
}

/** Removes all that is kept of a platform: balances, spends, failures, keys, its own settings and limits by hand. */
async function erasePlatform(store: Store, platform: string): Promise<void> {
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
    const { [platform]: _account, ...chosenAccounts } = state.settings.chosenAccounts;
    const { [platform]: _thresholds, ...ownThresholds } = state.settings.ownThresholds;
    const { [platform]: _plan, ...plans } = state.settings.money.plans;
    const budgets = state.settings.budgets.filter((budget) => budget.platform === platform);
    const gone = new Set(budgets.map(({ id }) => budgetSubject(id)));
    change.put(
      episodesItem,
      withoutOwners(
        state.episodes,
        (owner) => gone.has(owner) || owner.startsWith(accountOwner(platform, '')),
      ),
    );
    change.put(settingsItem, {
      ...state.settings,
      chosenAccounts,
      ownThresholds,
      poolThresholds: Object.fromEntries(
        Object.entries(state.settings.poolThresholds).filter(([key]) => isOther(key)),
      ),
      budgets: state.settings.budgets.filter((budget) => budget.platform !== platform),
      money: { ...state.settings.money, plans },
      manual: state.settings.manual.filter((one) => one.platform !== platform),
    });
  });
}

/** The storage keys of a platform's own values, also of those that were set aside. */
function keysOf({ state }: Change, platform: string): string[] {
  const accounts = (state.accounts[platform] ?? []).map(
    ({ account }) => accountItem(platform, account.id).key,
  );
  const aside = state.diagnostics.setAside.filter(({ of }) => parseKey(of)?.platform === platform);
  return [platformItem(platform).key, ...accounts, ...aside.map(({ key }) => key)];
}

function problemsOf(issues: readonly v.BaseIssue<unknown>[]): FieldProblem[] {
  return issues.map((issue) => ({ field: v.getDotPath(issue) ?? '', message: issue.message }));
}
