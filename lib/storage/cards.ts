import { buildCard, type Card, type StandingFailure, sortCards } from '../core/card';
import type { ManualLimit } from '../core/manual';
import type { RecentUse } from '../core/recent-use';
import type { Thresholds } from '../core/warning';
import { platforms } from '../platforms';
import type { Platform } from '../platforms/platform';
import { localZone } from '../zone';
import type { Health } from './schema';
import type { State } from './state';

/** The thresholds of a platform where a pool has none of its own: its own, else its default, else those for all. */
export function thresholdsOf(state: State, platform: Platform | undefined): Thresholds {
  const own = platform === undefined ? undefined : state.settings.ownThresholds[platform.id];
  return own ?? platform?.thresholds ?? state.settings.thresholds;
}

/** The thresholds of single pools of a card: pool -> thresholds. `card`: a platform's id, or that of a card by hand. */
export function poolThresholdsOf({ settings }: State, card: string): ReadonlyMap<string, Thresholds> {
  const own = `${card}|`;
  return new Map(
    Object.entries(settings.poolThresholds).flatMap(([key, thresholds]) =>
      key.startsWith(own) ? [[key.slice(own.length), thresholds]] : [],
    ),
  );
}

/**
 * The cards of all platforms that are on and of all limits by hand, most urgent first.
 * `granted`: the origins that the browser allows us, as `permissions.getAll` gives them.
 */
export function cardsOf(state: State, granted: readonly string[], now: number): readonly Card[] {
  const known = platforms
    .filter((platform) => state.settings.enabled.includes(platform.id))
    .map((platform) => cardOf(state, platform, granted, now));
  const byHand = state.settings.manual
    .filter((limit) => limit.platform === undefined || !state.settings.enabled.includes(limit.platform))
    .map((limit) => manualCard(state, limit, now));
  return sortCards([...known, ...byHand]);
}

/** `chosen`: the account to show; absent: the one last in use. */
export function cardOf(
  state: State,
  platform: Platform,
  granted: readonly string[],
  now: number,
  chosen: string | undefined = state.settings.chosenAccounts[platform.id],
): Card {
  const health = state.platforms[platform.id]?.health;
  return buildCard(
    {
      platform: platform.id,
      name: platform.name,
      glyph: platform.glyph,
      thresholds: thresholdsOf(state, platform),
      poolThresholds: poolThresholdsOf(state, platform.id),
      accounts: (state.accounts[platform.id] ?? []).map(({ health: own, ...record }) => ({
        ...record,
        ...standing(own),
        ...recentUseOf(state, platform.id, record.account.id),
      })),
      ...(chosen === undefined ? {} : { chosen }),
      manual: state.settings.manual.filter((limit) => limit.platform === platform.id),
      ...(health === undefined ? {} : standing(health)),
      permission: platform.permissions.every((pattern) => granted.includes(pattern)),
      ...(platform.sessionIn === 'key'
        ? { hasKey: state.keys.some((key) => key.platform === platform.id) }
        : {}),
      zone: localZone(),
    },
    now,
  );
}

function recentUseOf(state: State, platform: string, account: string): { recent?: RecentUse } {
  const recent = state.recentUse[platform]?.[account];
  return recent === undefined ? {} : { recent };
}

function standing({ failure, nextTryAt }: Health): { failure?: StandingFailure } {
  if (failure === undefined) return {};
  return { failure: { ...failure, ...(nextTryAt === undefined ? {} : { nextTryAt }) } };
}

function manualCard(state: State, limit: ManualLimit, now: number): Card {
  const platform = platforms.find(({ id }) => id === limit.platform);
  return buildCard(
    {
      platform: `manual:${limit.id}`,
      name: limit.name,
      glyph: platform?.glyph ?? [...limit.name][0]?.toUpperCase() ?? '?',
      thresholds: thresholdsOf(state, platform),
      poolThresholds: poolThresholdsOf(state, `manual:${limit.id}`),
      accounts: [],
      manual: [limit],
      permission: true,
      zone: localZone(),
    },
    now,
  );
}
