import type { Purses } from '../core/grants/pools';
import type { RecentUse } from '../core/recent-use';
import type { EpisodeBook } from '../core/warnings/episode';
import type { Site } from '../platforms/site/site';
import type { Item } from './item';
import { decode } from './item';
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
} from './items';
import { type Outbox, outboxItem } from './outbox';
import type { AccountRecord, Diagnostics, KeyInfo, PlatformRecord, Settings } from './schema';

/** Everything in storage, parsed: what the popup and options mirror and what the background decides from. */
export interface State {
  readonly settings: Settings;
  readonly keys: readonly KeyInfo[];
  readonly sites: readonly Site[];
  readonly borrowed: readonly string[];
  readonly dismissed: readonly string[];
  readonly episodes: EpisodeBook;
  readonly diagnostics: Diagnostics;
  readonly platforms: Readonly<Record<string, PlatformRecord>>;
  /** platform -> its accounts. */
  readonly accounts: Readonly<Record<string, readonly AccountRecord[]>>;
  /** platform -> account -> what is counted of its grants. */
  readonly purses: Readonly<Record<string, Readonly<Record<string, Purses>>>>;
  /** platform -> account -> its last weeks. */
  readonly recentUse: Readonly<Record<string, Readonly<Record<string, RecentUse>>>>;
  readonly outbox: Outbox;
}

/** A stored value that could not be read. */
export interface Unreadable {
  readonly item: Item<unknown>;
  readonly raw: unknown;
  readonly reason: string;
}

/** Reads a whole storage area. What can't be read is reported and replaced by its default; the rest is kept. */
export function readState(stored: Readonly<Record<string, unknown>>): {
  state: State;
  unreadable: readonly Unreadable[];
} {
  const unreadable: Unreadable[] = [];
  const read = <T>(item: Item<T>): T => {
    const raw = stored[item.key];
    const decoded = decode(item, raw);
    if (decoded.ok) return decoded.value;
    unreadable.push({ item: item as Item<unknown>, raw, reason: decoded.reason });
    return item.fallback;
  };
  const platforms = new Map<string, PlatformRecord>();
  const accounts = new Map<string, AccountRecord[]>();
  const purses = new Map<string, Record<string, Purses>>();
  const recentUse = new Map<string, Record<string, RecentUse>>();
  for (const key of Object.keys(stored)) {
    const parsed = parseKey(key);
    if (parsed?.kind === 'platform') platforms.set(parsed.platform, read(platformItem(parsed.platform)));
    if (parsed?.kind === 'purse') {
      const { platform, account } = parsed;
      purses.set(platform, { ...purses.get(platform), [account]: read(pursesItem(platform, account)) });
    }
    if (parsed?.kind === 'recent') {
      const use = read(recentUseItem(parsed.platform, parsed.account));
      if (use !== undefined)
        recentUse.set(parsed.platform, { ...recentUse.get(parsed.platform), [parsed.account]: use });
    }
    if (parsed?.kind !== 'account') continue;
    const before = unreadable.length;
    const record = read(accountItem(parsed.platform, parsed.account));
    if (unreadable.length > before) continue;
    accounts.set(parsed.platform, [...(accounts.get(parsed.platform) ?? []), record]);
  }
  return {
    state: {
      settings: read(settingsItem),
      keys: read(keysItem),
      sites: read(sitesItem),
      borrowed: read(borrowedItem),
      dismissed: read(dismissedItem),
      episodes: read(episodesItem),
      diagnostics: read(diagnosticsItem),
      platforms: Object.fromEntries(platforms),
      accounts: Object.fromEntries(accounts),
      purses: Object.fromEntries(purses),
      recentUse: Object.fromEntries(recentUse),
      outbox: read(outboxItem),
    },
    unreadable,
  };
}
