import type { Account } from '../core/reading';
import type { State } from '../storage/state';

/**
 * The accounts that a key stands for. Where its platform tells them apart (teams, projects), each is kept by itself as
 * `key/account`, so that what two keys may read is never mixed; any other key is one account, which has the key's id.
 */
export function accountOfKey(key: string, account: Account): Account {
  return { ...account, id: `${key}/${account.id}` };
}

/** As its platform calls it: without the key. */
export function withoutKey(account: Account): Account {
  return { ...account, id: account.id.slice(account.id.indexOf('/') + 1) };
}

/** The key that a kept account is read with. */
export function keyOfAccount(id: string): string {
  return id.split('/', 1)[0] ?? id;
}

/** What is kept of a key's accounts: their ids. */
export function keptOfKey({ accounts }: State, platform: string, key: string): readonly string[] {
  return (accounts[platform] ?? []).map(({ account }) => account.id).filter((id) => keyOfAccount(id) === key);
}
