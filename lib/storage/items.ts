import * as v from 'valibot';
import type { Purses } from '../core/grants/pools';
import type { RecentUse } from '../core/recent-use';
import { type EpisodeBook, emptyBook } from '../core/warnings/episode';
import type { Site } from '../platforms/site/site';
import { EpisodeBookSchema } from './episodes-schema';
import type { Item } from './item';
import { accountMigrations, platformMigrations, settingsMigrations } from './migrations';
import {
  type AccountRecord,
  AccountRecordSchema,
  BorrowedSchema,
  type Diagnostics,
  DiagnosticsSchema,
  DismissedSchema,
  defaultSettings,
  dropReasons,
  type KeyInfo,
  KeyInfoSchema,
  type PlatformRecord,
  PlatformRecordSchema,
  PursesSchema,
  RecentUseSchema,
  type Settings,
  SettingsSchema,
} from './schema';
import { SiteSchema } from './site-schema';

/** Every key in extension storage (`storage.local`). Keys with a prefix are one value an account or platform. */
export const settingsItem: Item<Settings> = {
  key: 'settings',
  version: 3,
  schema: SettingsSchema,
  fallback: defaultSettings,
  migrations: settingsMigrations,
};

export const keysItem: Item<readonly KeyInfo[]> = {
  key: 'keys',
  version: 1,
  schema: v.array(KeyInfoSchema),
  fallback: [],
};

/** Sites that the person added. The order is theirs. */
export const sitesItem: Item<readonly Site[]> = {
  key: 'sites',
  version: 1,
  schema: v.array(SiteSchema),
  fallback: [],
};

/** Match patterns that were asked for on behalf of sites that are not saved: lib/tracker/borrowed.ts. */
export const borrowedItem: Item<readonly string[]> = {
  key: 'borrowed',
  version: 1,
  schema: BorrowedSchema,
  fallback: [],
};

export const dismissedItem: Item<readonly string[]> = {
  key: 'dismissed',
  version: 1,
  schema: DismissedSchema,
  fallback: [],
};

/** What was already warned of: lib/core/warnings/episode.ts. */
export const episodesItem: Item<EpisodeBook> = {
  key: 'episodes',
  version: 1,
  schema: EpisodeBookSchema,
  fallback: emptyBook,
};

export const diagnosticsItem: Item<Diagnostics> = {
  key: 'diagnostics',
  version: 1,
  schema: DiagnosticsSchema,
  fallback: {
    dropped: Object.fromEntries(dropReasons.map((reason) => [reason, 0])) as Diagnostics['dropped'],
    setAside: [],
  },
};

const PLATFORM = 'platform:';
const ACCOUNT = 'account:';
const PURSES = 'purse:';
const RECENT = 'recent:';

export function platformItem(platform: string): Item<PlatformRecord> {
  return {
    key: PLATFORM + platform,
    version: 2,
    schema: PlatformRecordSchema,
    migrations: platformMigrations,
    fallback: { health: { inARow: 0 }, readAt: {} },
  };
}

export function accountItem(platform: string, account: string): Item<AccountRecord> {
  return {
    key: `${ACCOUNT}${platform}:${account}`,
    version: 3,
    schema: AccountRecordSchema,
    migrations: accountMigrations,
    fallback: {
      account: { id: account },
      pools: [],
      spends: [],
      samples: [],
      told: [],
      checks: [],
      tokens: [],
      seen: [],
      seenAt: 0,
      health: { inARow: 0 },
      readAt: {},
    },
  };
}

export function pursesItem(platform: string, account: string): Item<Purses> {
  return { key: `${PURSES}${platform}:${account}`, version: 1, schema: PursesSchema, fallback: {} };
}

/** Undefined: the ledger has not been asked yet. */
export function recentUseItem(platform: string, account: string): Item<RecentUse | undefined> {
  return {
    key: `${RECENT}${platform}:${account}`,
    version: 1,
    schema: v.optional(RecentUseSchema),
    fallback: undefined,
  };
}

/** The ledger was written: those who show it read it anew. */
export const ledgerItem: Item<{ readonly writtenAt: number }> = {
  key: 'ledger',
  version: 1,
  schema: v.object({ writtenAt: v.number() }),
  fallback: { writtenAt: 0 },
};

/** Which item a key belongs to; undefined for keys that are none of ours (such as values set aside). */
export function parseKey(
  key: string,
):
  | { kind: 'platform'; platform: string }
  | { kind: 'account' | 'recent' | 'purse'; platform: string; account: string }
  | undefined {
  if (key.startsWith(PLATFORM)) return { kind: 'platform', platform: key.slice(PLATFORM.length) };
  const kind = (['account', 'recent', 'purse'] as const).find((one) => key.startsWith(`${one}:`));
  if (kind === undefined) return undefined;
  const rest = key.slice(kind.length + 1);
  const colon = rest.indexOf(':');
  return colon < 1 ? undefined : { kind, platform: rest.slice(0, colon), account: rest.slice(colon + 1) };
}
