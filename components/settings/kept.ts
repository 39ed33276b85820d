import { formatAmount } from '../../lib/core/format';
import type { DetailedPlatform } from '../../lib/platforms/shown';
import type { AsideRow } from '../../lib/storage/ledger/database';
import type { LedgerCount } from '../../lib/storage/ledger/ledger';
import type { State } from '../../lib/storage/state';

/** How much is kept of a platform: all that "Erase" takes away. */
export interface Kept {
  readonly platform: string;
  readonly name: string;
  readonly accounts: number;
  readonly balances: number;
  readonly keys: number;
  /** Of platforms that are read with one. */
  readonly connections?: number;
  /** Plans and credits typed in by hand. */
  readonly grants: number;
  /** When a balance was last read, ms since the epoch. */
  readonly readAt?: number;
}

/** The platforms of which anything is kept, also those that we know no longer. */
export function keptOf(
  state: State,
  platforms: readonly Pick<DetailedPlatform, 'id' | 'name' | 'oauth'>[],
): readonly Kept[] {
  const { accounts, keys, settings } = state;
  const ids = new Set([
    ...Object.keys(accounts),
    ...Object.keys(state.platforms),
    ...keys.map(({ platform }) => platform),
    ...settings.grants.flatMap(({ platform }) => (platform === undefined ? [] : [platform])),
  ]);
  const kept = [...ids].map((id): Kept => {
    const pools = (accounts[id] ?? []).flatMap((account) => account.pools);
    const platform = platforms.find((one) => one.id === id);
    const own = keys.filter((key) => key.platform === id).length;
    return {
      platform: id,
      name: platform?.name ?? id,
      accounts: accounts[id]?.length ?? 0,
      balances: pools.length,
      keys: platform?.oauth === undefined ? own : 0,
      ...(platform?.oauth !== undefined && own > 0 ? { connections: own } : {}),
      grants: settings.grants.filter((grant) => grant.platform === id).length,
      ...(pools.length === 0 ? {} : { readAt: Math.max(...pools.map(({ readAt }) => readAt)) }),
    };
  });
  return kept.sort((a, b) => a.name.localeCompare(b.name, 'en', { sensitivity: 'base' }));
}

/** `2 accounts, 5 balances, 1 key`. */
export function keptWords({ accounts, balances, keys, connections = 0, grants }: Kept): string {
  const counted = [
    count(accounts, 'account', 'accounts'),
    count(balances, 'balance', 'balances'),
    count(keys, 'key', 'keys'),
    count(connections, 'connection', 'connections'),
    count(grants, 'plan or credit by hand', 'plans and credits by hand'),
  ].filter((words) => words !== '');
  return counted.length === 0 ? 'no balance yet' : counted.join(', ');
}

/** How much history there is. */
export type HistorySize = Pick<LedgerCount, 'spends' | 'readings' | 'bytes'>;

/** A row of the history that could not be understood. */
export type DamagedRow = Pick<AsideRow, 'store' | 'at'>;

export interface History extends HistorySize {
  readonly damaged: readonly DamagedRow[];
}

/** `The history holds 1,200 spends and 40 readings (3.1 MB).` */
export function historyWords({ spends, readings, bytes }: HistorySize, locale?: string): string {
  if (spends + readings === 0) return 'The history is empty.';
  const number = (amount: number, word: string) =>
    `${new Intl.NumberFormat(locale).format(amount)} ${word}${amount === 1 ? '' : 's'}`;
  const size = bytes === undefined ? '' : ` (${formatAmount(bytes, 'byte', locale)})`;
  return `The history holds ${number(spends, 'spend')} and ${number(readings, 'reading')}${size}.`;
}

function count(amount: number, one: string, many: string): string {
  return amount === 0 ? '' : `${amount} ${amount === 1 ? one : many}`;
}
