import { liveBalance } from '../core/balance';
import type { AccountState } from '../core/card';
import type { Grant } from '../core/grants/grant';
import { type UnitGrants, unitGrants } from '../core/grants/pools';
import type { Account } from '../core/reading';
import { localZone } from '../zone';
import { accountsOf } from './cards';
import type { State } from './state';

/** All grants of one account, or of one service that we don't know. */
export interface GrantGroup {
  readonly key: string;
  readonly platform?: string;
  readonly name: string;
  readonly account?: Account;
  readonly units: readonly UnitGrants[];
}

/** What the person typed in, as it stands now: by service and account, also where it is over or the platform is off. */
export function grantGroups(state: State, now: number): readonly GrantGroup[] {
  const keyed = state.settings.grants.map((grant) => ({ grant, owner: ownerOf(state, grant) }));
  const keys = [...new Set(keyed.map(({ grant, owner }) => keyOf(grant, owner)))];
  return keys
    .map((key) => {
      const own = keyed.filter(({ grant, owner }) => keyOf(grant, owner) === key);
      return groupOf(
        key,
        own.map(({ grant }) => grant),
        own[0]?.owner,
        now,
      );
    })
    .sort(
      (a, b) =>
        a.name.localeCompare(b.name, 'en', { sensitivity: 'base', numeric: true }) ||
        (a.key < b.key ? -1 : 1),
    );
}

function groupOf(
  key: string,
  grants: readonly Grant[],
  owner: (Pick<AccountState, 'account'> & Partial<AccountState>) | undefined,
  now: number,
): GrantGroup {
  const [first] = grants;
  const { pools = [], spends = [], purses } = owner ?? {};
  const reported = pools.map((pool) => liveBalance(pool, spends, now));
  const counting = { spends, ...(purses === undefined ? {} : { purses }) };
  return {
    key,
    name: first?.name ?? key,
    ...(first?.platform === undefined ? {} : { platform: first.platform }),
    ...(owner === undefined ? {} : { account: owner.account }),
    units: unitGrants(grants, reported, counting, now, localZone()),
  };
}

/** Whose it is. One that names nobody is shown with the account last in use, which will take it. */
function ownerOf(
  state: State,
  { platform, account }: Grant,
): (Pick<AccountState, 'account'> & Partial<AccountState>) | undefined {
  if (platform === undefined) return undefined;
  const known = accountsOf(state, platform);
  const own =
    account === undefined
      ? [...known].sort((a, b) => b.seenAt - a.seenAt)[0]
      : known.find((one) => one.account.id === account);
  return own ?? (account === undefined ? undefined : { account: { id: account } });
}

function keyOf({ platform, name }: Grant, owner: Pick<AccountState, 'account'> | undefined): string {
  return JSON.stringify([platform ?? null, platform === undefined ? name : (owner?.account.id ?? null)]);
}
