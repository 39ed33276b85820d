import type { Platform } from '../../lib/platforms/platform';
import type { State } from '../../lib/storage/state';

/** How much is kept of a platform: all that "Erase" takes away. */
export interface Kept {
  readonly platform: string;
  readonly name: string;
  readonly accounts: number;
  readonly balances: number;
  readonly keys: number;
  /** Plans and credits typed in by hand. */
  readonly grants: number;
  /** When a balance was last read, ms since the epoch. */
  readonly readAt?: number;
}

/** The platforms of which anything is kept, also those that we know no longer. */
export function keptOf(state: State, platforms: readonly Pick<Platform, 'id' | 'name'>[]): readonly Kept[] {
  const { accounts, keys, settings } = state;
  const ids = new Set([
    ...Object.keys(accounts),
    ...Object.keys(state.platforms),
    ...keys.map(({ platform }) => platform),
    ...settings.grants.flatMap(({ platform }) => (platform === undefined ? [] : [platform])),
  ]);
  const kept = [...ids].map((id): Kept => {
    const pools = (accounts[id] ?? []).flatMap((account) => account.pools);
    return {
      platform: id,
      name: platforms.find((platform) => platform.id === id)?.name ?? id,
      accounts: accounts[id]?.length ?? 0,
      balances: pools.length,
      keys: keys.filter(({ platform }) => platform === id).length,
      grants: settings.grants.filter(({ platform }) => platform === id).length,
      ...(pools.length === 0 ? {} : { readAt: Math.max(...pools.map(({ readAt }) => readAt)) }),
    };
  });
  return kept.sort((a, b) => a.name.localeCompare(b.name, 'en', { sensitivity: 'base' }));
}

/** `2 accounts, 5 balances, 1 key`. */
export function keptWords({ accounts, balances, keys, grants }: Kept): string {
  const counted = [
    count(accounts, 'account', 'accounts'),
    count(balances, 'balance', 'balances'),
    count(keys, 'key', 'keys'),
    count(grants, 'plan or credit by hand', 'plans and credits by hand'),
  ].filter((words) => words !== '');
  return counted.length === 0 ? 'no balance yet' : counted.join(', ');
}

function count(amount: number, one: string, many: string): string {
  return amount === 0 ? '' : `${amount} ${amount === 1 ? one : many}`;
}
