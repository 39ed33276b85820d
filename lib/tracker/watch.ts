import type { Card } from '../core/card';
import type { WatchedPool } from '../core/warnings/signal';
import { accountOwner, budgetSubject, poolSubject } from '../core/warnings/subject';
import { platforms } from '../platforms';
import type { Platform } from '../platforms/platform';
import { cardOf, cardsOf, poolThresholdsOf, thresholdsOf } from '../storage/cards';
import type { State } from '../storage/state';

/** Every pool of every account of the platforms that are on, also of accounts that no card shows, and the pools by hand. */
export function watchedPools(state: State, granted: readonly string[], now: number): readonly WatchedPool[] {
  const shown = cardsOf(state, granted, now).flatMap((card) =>
    poolsOf(
      state,
      platforms.find(({ id }) => id === card.platform),
      card,
    ),
  );
  const others = platforms
    .filter(({ id }) => state.settings.enabled.includes(id))
    .flatMap((platform) =>
      (state.accounts[platform.id] ?? [])
        .map(({ account }) => cardOf(state, platform, granted, now, account.id))
        .flatMap((card) => poolsOf(state, platform, card))
        // A limit by hand is the person's, not an account's: it counts where it is shown.
        .filter(({ balance }) => balance.provenance !== 'manual'),
    );
  const subjectOf = ({ platform, account, balance }: WatchedPool) =>
    poolSubject(platform, account, balance.id);
  return [...new Map([...others, ...shown].map((pool) => [subjectOf(pool), pool])).values()];
}

/** The accounts and budgets of which something may be remembered: all that are stored, also of platforms that are off. */
export function ownersOf(state: State, watched: readonly WatchedPool[]): readonly string[] {
  return [
    ...watched.map(({ platform, account }) => accountOwner(platform, account)),
    ...Object.entries(state.accounts).flatMap(([platform, records]) =>
      records.map(({ account }) => accountOwner(platform, account.id)),
    ),
    ...state.settings.budgets.map(({ id }) => budgetSubject(id)),
  ];
}

function poolsOf(state: State, platform: Platform | undefined, card: Card): WatchedPool[] {
  const own = poolThresholdsOf(state, card.platform);
  const account = card.account?.id ?? '';
  const { label = account } = card.account ?? {};
  return card.balances.map((balance) => ({
    platform: card.platform,
    account,
    name: card.accounts.length > 1 ? `${card.name} · ${label}` : card.name,
    balance,
    thresholds: own.get(balance.id) ?? thresholdsOf(state, platform),
    expiring: [],
  }));
}
