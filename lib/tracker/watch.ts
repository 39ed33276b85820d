import type { Card, CardBalance } from '../core/card';
import { cardByHand, grantWords } from '../core/grants/pools';
import type { ExpiringGrant, WatchedPool } from '../core/warnings/signal';
import { accountOwner, budgetSubject, poolSubject } from '../core/warnings/subject';
import { knownById, knownPlatforms } from '../platforms/known';
import { cardOf, cardsOf, poolThresholdsOf, thresholdsOf } from '../storage/cards';
import type { State } from '../storage/state';

/** Every pool of every account of the platforms that are on, also of accounts that no card shows, and what is known by hand. */
export function watchedPools(state: State, granted: readonly string[], now: number): readonly WatchedPool[] {
  const platforms = knownPlatforms(state.sites);
  const others = platforms
    .filter(({ id }) => state.settings.enabled.includes(id))
    .flatMap((platform) =>
      (state.accounts[platform.id] ?? []).map(({ account }) =>
        cardOf(state, platform, granted, now, account.id),
      ),
    );
  const pools = [...others, ...cardsOf(state, platforms, granted, now)].flatMap((card) =>
    poolsOf(state, card),
  );
  const subjectOf = ({ platform, account, balance }: WatchedPool) =>
    poolSubject(platform, account, balance.id);
  return [...new Map(pools.map((pool) => [subjectOf(pool), pool])).values()];
}

/** The accounts and budgets of which something may be remembered: all that are stored, also of platforms that are off. */
export function ownersOf({ accounts, settings }: State, watched: readonly WatchedPool[]): readonly string[] {
  return [
    ...watched.map(({ platform, account }) => accountOwner(platform, account)),
    ...Object.entries(accounts).flatMap(([platform, records]) =>
      records.map(({ account }) => accountOwner(platform, account.id)),
    ),
    // Their cards name an account only while it is stored.
    ...settings.grants.flatMap((grant) =>
      ['', grant.account ?? ''].map((account) => accountOwner(cardByHand(grant), account)),
    ),
    ...settings.budgets.map(({ id }) => budgetSubject(id)),
  ];
}

function poolsOf(state: State, card: Card): WatchedPool[] {
  const own = poolThresholdsOf(state, card.platform);
  const usual = thresholdsOf(state, knownById(state.sites, platformOf(state, card)));
  const account = card.account?.id ?? '';
  const { label = account } = card.account ?? {};
  return card.balances.map((balance) => ({
    platform: card.platform,
    account,
    name: card.accounts.length > 1 ? `${card.name} · ${label}` : card.name,
    balance,
    thresholds: own.get(balance.id) ?? usual,
    expiring: expiringOf(balance),
  }));
}

/** A card of what is known by hand has an id of its own. */
function platformOf({ settings }: State, card: Card): string {
  const grant = settings.grants.find((one) => cardByHand(one) === card.platform);
  return grant?.platform ?? card.platform;
}

/** The grants of a pool that will be lost, where it is known what remains of each. */
function expiringOf({ grants }: CardBalance): readonly ExpiringGrant[] {
  return (grants?.parts ?? []).flatMap(({ grant, state, remaining }) => {
    const { id, label, kind, unit, expiresAt } = grant;
    if (state !== 'active' || remaining === undefined || expiresAt === undefined) return [];
    const estimated = grants?.estimated ? { estimated: true as const } : {};
    return [{ id, label: label ?? grantWords[kind], unit, remaining, expiresAt, ...estimated }];
  });
}
