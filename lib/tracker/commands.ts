import * as v from 'valibot';
import { ALL, knows, withSnooze } from '../core/warnings/episode';
import { type Done, KEY_IS_THERE, type MessageArgs, type MessageReply, type UiMessage } from '../messages';
import { knownById } from '../platforms/known';
import type { Platform } from '../platforms/platform';
import {
  accountItem,
  diagnosticsItem,
  episodesItem,
  keysItem,
  ledgerItem,
  settingsItem,
} from '../storage/items';
import type { Ledger } from '../storage/ledger/ledger';
import { type KeyInfo, PreflightDraftSchema, type Settings, ThresholdsSchema } from '../storage/schema';
import { eraseSecret, maskSecret, saveSecret } from '../storage/secrets';
import {
  BudgetDraftSchema,
  GrantDraftSchema,
  MoneySettingsSchema,
  NameSchema,
  NotificationsSchema,
} from '../storage/settings-schema';
import type { Store } from '../storage/store';
import { localZone } from '../zone';
import type { Connections } from './connections';
import { done, problem, problemsOf } from './done';
import { erasePlatform } from './erase';
import { grantOfDraft } from './grant-draft';
import type { Reason } from './health';
import { keptOfKey } from './key-accounts';
import { inLedger, ledgerCommands } from './ledger-commands';
import { changeGrants, type EditGrants, type Whose } from './purses';
import { type SiteWorld, siteCommands } from './site-commands';
import { giveBackPermission } from './switch';

/** What the commands of our own pages need. */
export interface CommandWorld extends Pick<SiteWorld, 'pointer' | 'ask'> {
  readonly store: Store;
  /** Rejects with a LedgerError where the browser doesn't open it. */
  readonly ledger: () => Promise<Ledger>;
  /** Waits until nothing is under way into the ledger any more. */
  readonly keep: () => Promise<void>;
  /** Brings what follows from the ledger back to the balances of these accounts. */
  readonly recount: (accounts: readonly Whose[]) => Promise<void>;
  readonly now: () => number;
  readonly newId: () => string;
  /** Starts refreshing; does not wait. */
  readonly refresh: (platform: Platform, reason: Reason) => Promise<void>;
  /** Brings scripts, tabs and badge in line with what is switched on and permitted. */
  readonly sync: () => Promise<void>;
  /** The platform leaves its open tabs. */
  readonly leave: (platform: Platform) => Promise<void>;
  readonly activePlatforms: () => Promise<readonly Platform[]>;
  readonly connections: Pick<Connections, 'connect' | 'disconnect'>;
}

export type Commands = { readonly [N in UiMessage]: (args: MessageArgs<N>) => Promise<MessageReply<N>> };

/** Whoever wants silence for longer switches the notifications off (ms). */
const LONGEST_SNOOZE = 366 * 86_400_000;

/** The table of what our own pages may ask for: a message's name and what is done. */
export function createCommands(world: CommandWorld): Commands {
  const { store } = world;
  const settings = (edit: (settings: Settings) => Settings) =>
    store.change(({ state, put }) => put(settingsItem, edit(state.settings))).then(() => done);

  const grants = (edit: EditGrants) =>
    store.change((change) => changeGrants(change, edit, world.now(), localZone())).then(() => done);
  const known = async (id: string) => knownById((await store.read()).sites, id);
  const erased = (platform: string) =>
    inLedger(async () => {
      const whole = await known(platform);
      if (whole?.oauth !== undefined) {
        // Where the ledger can't be opened nothing is removed.
        await world.ledger();
        await world.connections.disconnect(whole);
      }
      await erasePlatform(world, platform);
      return done;
    });

  return {
    ...refreshCommands(world),
    ...ledgerCommands(world),
    ...siteCommands(world),
    'platform/switch-on': async ({ platform: id }) => {
      const platform = await known(id);
      if (platform === undefined) return problem('platform', 'This platform is not known.');
      await settings((now) => ({ ...now, enabled: [...now.enabled.filter((one) => one !== id), id] }));
      await world.sync();
      return done;
    },
    'platform/switch-off': async ({ platform: id, erase }) => {
      const platform = await known(id);
      if (platform === undefined) return problem('platform', 'This platform is not known.');
      await world.leave(platform);
      await settings((now) => ({ ...now, enabled: now.enabled.filter((one) => one !== id) }));
      await world.sync();
      await giveBackPermission(platform, await world.activePlatforms());
      return erase ? erased(id) : done;
    },
    'platform/erase': async ({ platform }) => {
      if ((await known(platform)) === undefined) return problem('platform', 'This platform is not known.');
      return erased(platform);
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
    'settings/preflight': async ({ platform, preflight }) => {
      if ((await known(platform)) === undefined) return problem('platform', 'This platform is not known.');
      const parsed = v.safeParse(PreflightDraftSchema, preflight);
      if (!parsed.success) return { ok: false, problems: problemsOf(parsed.issues) };
      return settings((now) => ({ ...now, preflight: { ...now.preflight, [platform]: parsed.output } }));
    },
    'settings/preview': async ({ platform, shown }) => {
      if ((await known(platform)) === undefined) return problem('platform', 'This platform is not known.');
      return settings(({ previews: { [platform]: _before, ...previews }, ...now }) => ({
        ...now,
        previews: shown ? previews : { ...previews, [platform]: { hidden: true } },
      }));
    },
    'account/choose': ({ platform, account }) =>
      settings((now) => ({ ...now, chosenAccounts: { ...now.chosenAccounts, [platform]: account } })),
    'grant/save': ({ id = world.newId(), draft }) => saveGrant(world, id, draft),
    'grant/remove': ({ id }) => grants((all) => all.filter((grant) => grant.id !== id)),
    'grant/void': ({ id }) =>
      grants((all) => all.map((grant) => (grant.id === id ? { ...grant, voidedAt: world.now() } : grant))),
    'key/add': (args) => addKey(world, args),
    'key/remove': async ({ id }) => {
      await removeKey(store, id);
      return done;
    },
    'oauth/connect': async ({ platform: id, client }) => {
      const platform = await known(id);
      if (platform === undefined) return problem('platform', 'This platform is not known.');
      const connected = await world.connections.connect(platform, client);
      if (connected.ok) void world.refresh(platform, 'button');
      return connected;
    },
    'oauth/disconnect': async ({ platform: id }) => {
      const platform = await known(id);
      if (platform === undefined) return problem('platform', 'This platform is not known.');
      return world.connections.disconnect(platform);
    },
    'project/work-on': async ({ project }) => {
      if (project === null) return settings(({ project: _none, ...now }) => now);
      const parsed = v.safeParse(NameSchema, project);
      if (!parsed.success) return { ok: false, problems: problemsOf(parsed.issues) };
      return settings((now) => ({ ...now, project: parsed.output }));
    },
    'diagnostics/clear': async () => {
      const cleared = await inLedger(async () => {
        await (await world.ledger()).clearAside();
        return done;
      });
      await store.change(({ state, put, remove }) => {
        for (const { key } of state.diagnostics.setAside) remove(key);
        put(diagnosticsItem, diagnosticsItem.fallback);
        put(ledgerItem, { writtenAt: world.now() });
      });
      return cleared;
    },
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

async function saveGrant({ store, now }: CommandWorld, id: string, draft: unknown): Promise<Done> {
  const parsed = v.safeParse(GrantDraftSchema, draft);
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.issues) };
  const at = now();
  const { expiresAt } = parsed.output;
  return store.change((change) => {
    const before = change.state.settings.grants.find((grant) => grant.id === id);
    if (expiresAt !== undefined && expiresAt <= at && expiresAt !== before?.expiresAt) {
      return problem('expiresAt', 'That day is over.');
    }
    const edit: EditGrants = (all) => [
      ...all.filter((grant) => grant.id !== id),
      grantOfDraft(
        parsed.output,
        id,
        all.find((grant) => grant.id === id),
        at,
      ),
    ];
    changeGrants(change, edit, at, localZone());
    return done;
  });
}

async function addKey(
  world: CommandWorld,
  { platform: id, secret, label, replaces }: MessageArgs<'key/add'>,
): Promise<Done> {
  const platform = knownById((await world.store.read()).sites, id);
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
  const before = await world.store.change(({ state: { keys }, put }) => {
    const own = keys.filter((key) => key.platform === id);
    if (own.some(({ masked }) => masked === info.masked)) return undefined;
    put(keysItem, [...keys, info]);
    return own;
  });
  if (before === undefined) return problem('secret', KEY_IS_THERE);
  // After its entry: a secret that nothing names could never be erased.
  await saveSecret(info.id, trimmed);
  const [only, ...others] = before;
  if (replaces && only !== undefined && others.length === 0) await removeKey(world.store, only.id);
  void world.refresh(platform, 'button');
  return done;
}

/** With all that was read with it. */
async function removeKey(store: Store, id: string): Promise<void> {
  await eraseSecret(id);
  await store.change(({ state, put, remove }) => {
    const info = state.keys.find((key) => key.id === id);
    put(
      keysItem,
      state.keys.filter((key) => key.id !== id),
    );
    if (info === undefined) return;
    for (const account of keptOfKey(state, info.platform, id)) {
      remove(accountItem(info.platform, account).key);
    }
  });
}
