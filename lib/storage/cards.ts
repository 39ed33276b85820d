import {
  type AccountState,
  buildCard,
  type Card,
  type CardSource,
  type StandingFailure,
  sortCards,
} from '../core/card';
import { allAllowed } from '../core/granted';
import type { Grant } from '../core/grants/grant';
import { cardByHand } from '../core/grants/pools';
import type { Thresholds } from '../core/warning';
import type { PlatformFacts } from '../platforms/platform';
import { localZone } from '../zone';
import type { Health } from './schema';
import type { State } from './state';

/** The thresholds of a platform where a pool has none of its own: its own, else its default, else those for all. */
export function thresholdsOf(state: State, platform: PlatformFacts | undefined): Thresholds {
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
 * The cards of those `platforms` that are on and of all credit that is known by hand alone, most urgent first.
 * `granted`: the origins that the browser allows us, as `permissions.getAll` gives them.
 */
export function cardsOf(
  state: State,
  platforms: readonly PlatformFacts[],
  granted: readonly string[],
  now: number,
): readonly Card[] {
  const known = platforms
    .filter((platform) => state.settings.enabled.includes(platform.id))
    .map((platform) => cardOf(state, platform, granted, now));
  const byHand = state.settings.grants.filter(
    ({ platform }) => platform === undefined || !state.settings.enabled.includes(platform),
  );
  const others = [...new Set(byHand.map(cardByHand))].map((id) =>
    cardOfGrants(
      state,
      platforms,
      id,
      byHand.filter((grant) => cardByHand(grant) === id),
      now,
    ),
  );
  // One without a balance has nothing that is active now: the options tell of it.
  return sortCards([...known, ...others.filter(({ balances }) => balances.length > 0)]);
}

/** `chosen`: the account to show; absent: the one last in use. */
export function cardOf(
  state: State,
  platform: PlatformFacts,
  granted: readonly string[],
  now: number,
  chosen: string | undefined = state.settings.chosenAccounts[platform.id],
): Card {
  const { health, drift } = state.platforms[platform.id] ?? {};
  return buildCard(
    {
      platform: platform.id,
      name: platform.name,
      glyph: platform.glyph,
      ...(platform.icon === undefined ? {} : { icon: platform.icon }),
      thresholds: thresholdsOf(state, platform),
      poolThresholds: poolThresholdsOf(state, platform.id),
      accounts: accountsOf(state, platform.id),
      ...(chosen === undefined ? {} : { chosen }),
      grants: state.settings.grants.filter((grant) => grant.platform === platform.id),
      zone: localZone(),
      ...(health === undefined ? {} : standing(health)),
      ...(drift === undefined ? {} : { drift }),
      ...(platform.tier === 'A' ? {} : { byHand: true as const }),
      ...(platform.confidence === 'low' && platform.tier !== 'C' ? { unverified: true as const } : {}),
      permission: allAllowed(platform.permissions, granted),
      ...(platform.sessionIn === 'key'
        ? { hasKey: state.keys.some((key) => key.platform === platform.id) }
        : {}),
      ...(platform.sessionIn === 'oauth'
        ? { isConnected: state.keys.some((key) => key.platform === platform.id) }
        : {}),
    },
    now,
  );
}

function standing({ failure, nextTryAt }: Health): { failure?: StandingFailure } {
  if (failure === undefined) return {};
  return { failure: { ...failure, ...(nextTryAt === undefined ? {} : { nextTryAt }) } };
}

/** All that is known of a platform's accounts, as the core takes it. */
export function accountsOf(state: State, platform: string): readonly AccountState[] {
  return (state.accounts[platform] ?? []).map(({ health, ...record }) => {
    const purses = state.purses[platform]?.[record.account.id];
    const recent = state.recentUse[platform]?.[record.account.id];
    return {
      ...record,
      ...standing(health),
      ...(purses === undefined ? {} : { purses }),
      ...(recent === undefined ? {} : { recent }),
    };
  });
}

/** The card of grants whose platform is off, or not known to us: of its numbers only those by hand are shown. */
function cardOfGrants(
  state: State,
  platforms: readonly PlatformFacts[],
  id: string,
  grants: readonly Grant[],
  now: number,
): Card {
  const [first] = grants;
  const platform = platforms.find((one) => one.id === first?.platform);
  const name = platform?.name ?? first?.name ?? id;
  const source: CardSource = {
    platform: id,
    name,
    glyph: platform?.glyph ?? [...name][0]?.toUpperCase() ?? '?',
    ...(platform?.icon === undefined ? {} : { icon: platform.icon }),
    thresholds: thresholdsOf(state, platform),
    poolThresholds: poolThresholdsOf(state, id),
    accounts: accountsOf(state, first?.platform ?? '')
      .filter(({ account }) => account.id === first?.account)
      .map(({ failure: _failure, ...account }) => ({ ...account, pools: [] })),
    grants,
    zone: localZone(),
    permission: true,
  };
  return buildCard(source, now);
}
