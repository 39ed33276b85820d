import type { Grant } from '../core/grants/grant';
import { grantsOfAccount, type Purses, usesOf } from '../core/grants/pools';
import { fits, openPurse, type Purse, replay, withoutUse, withUses } from '../core/grants/purse';
import { restated } from '../core/grants/restate';
import type { Spend } from '../core/reading';
import type { Refund } from '../platforms/platform';
import { pursesItem, settingsItem } from '../storage/items';
import type { State } from '../storage/state';
import type { Change } from '../storage/store';

/** Where a balance goes whose account nobody named. */
export const UNNAMED = 'unnamed';

export interface Whose {
  readonly platform: string;
  readonly account: string;
}

/** Spends of an account: those that were known before, those that just came, and those that were just paid back. */
export interface Spending {
  readonly known: readonly Spend[];
  readonly fresh: readonly Spend[];
  readonly refunds: readonly Refund[];
}

/**
 * Counts what was just spent by an account in its purses, as a part of the change that records it. Grants of the
 * platform that name no account are this account's from now on, where it has a name.
 */
export function countSpends(
  change: Change,
  whose: Whose,
  spending: Spending,
  now: number,
  zone: string,
): void {
  const { state } = change;
  const own = grantsOfAccount(ofPlatform(state.settings.grants, whose.platform), whose.account);
  if (own.length === 0) return;
  const claims = whose.account !== UNNAMED && own.some(({ account }) => account === undefined);
  if (claims) claim(change, whose);
  const kept = {
    ...(claims ? storedPurses(state, { ...whose, account: UNNAMED }) : {}),
    ...storedPurses(state, whose),
  };
  const purses: Purses = Object.fromEntries(
    [...new Set(own.map(({ unit }) => unit))].map((unit) => {
      const grants = own.filter((grant) => grant.unit === unit);
      const purse = purseOf(grants, kept[unit], spending.known, unit);
      const counted = withUses(purse, grants, usesOf(spending.fresh, unit), now, zone);
      const back = spending.refunds.filter((refund) => refund.unit === unit);
      return [unit, back.reduce((left, { id }) => withoutUse(left, id), counted)];
    }),
  );
  if (!sameEntries(purses, storedPurses(state, whose))) {
    change.put(pursesItem(whose.platform, whose.account), purses);
  }
}

/** Since when (ms) the ledger's spends are needed to count an account's purses anew; undefined where nothing is late. */
export function replaySince({ settings, purses }: State, { platform, account }: Whose): number | undefined {
  const late = Object.entries(purses[platform]?.[account] ?? {}).filter(([, purse]) => purse.late);
  const units = new Set(late.map(([unit]) => unit));
  const own = grantsOfAccount(ofPlatform(settings.grants, platform), account);
  const begun = own.filter(({ unit }) => units.has(unit)).map(({ effectiveAt }) => effectiveAt);
  return begun.length === 0 ? undefined : Math.min(...begun);
}

/** Marks an account's purses as late: the ledger has learned of spends behind their back. */
export function markLate({ state, put }: Change, { platform, account }: Whose): void {
  const purses = Object.entries(state.purses[platform]?.[account] ?? {});
  if (purses.length === 0 || purses.every(([, { late }]) => late)) return;
  put(
    pursesItem(platform, account),
    Object.fromEntries(purses.map(([unit, purse]) => [unit, { ...purse, late: true as const }])),
  );
}

/** Counts the late purses of an account anew, from all its spends since {@link replaySince}, in any order. */
export function replayPurses(
  { state, put }: Change,
  { platform, account }: Whose,
  spends: readonly Spend[],
  now: number,
  zone: string,
): void {
  const purses = state.purses[platform]?.[account] ?? {};
  const own = grantsOfAccount(ofPlatform(state.settings.grants, platform), account);
  const next = Object.entries(purses).map(([unit, purse]) => {
    const grants = own.filter((grant) => grant.unit === unit);
    if (!purse.late || grants.length === 0) return [unit, purse] as const;
    return [unit, replay(grants, usesOf(spends, unit), now, zone)] as const;
  });
  if (next.some(([unit, purse]) => purse !== purses[unit])) {
    put(pursesItem(platform, account), Object.fromEntries(next));
  }
}

/** How a list of grants is changed; it is called with what is left of each now, and knows them by their ids. */
export type EditGrants = (grants: readonly Grant[]) => readonly Grant[];

/**
 * Writes changed grants. Each purse that loses, gains or changes one counts anew from what is left in it now, so its
 * stored state goes.
 */
export function changeGrants(change: Change, edit: EditGrants, now: number, zone: string): void {
  const { state, put } = change;
  const { grants } = state.settings;
  const wanted = edit(grants);
  const changed = new Set(
    [
      ...grants.filter((grant) => !wanted.includes(grant)),
      ...wanted.filter((grant) => !grants.includes(grant)),
    ].map(purseKey),
  );
  const anew = new Map<string, Grant>();
  for (const key of changed) {
    const own = grants.filter((grant) => purseKey(grant) === key);
    const [first] = own;
    if (first === undefined) continue;
    for (const grant of restated(own, storedPurse(state, own, first), now, zone)) anew.set(grant.id, grant);
  }
  put(settingsItem, {
    ...state.settings,
    grants: [...edit(grants.map((grant) => anew.get(grant.id) ?? grant))],
  });
  dropPurses(change, (grant) => changed.has(purseKey(grant)));
}

/** Removes what is counted of the purses of such grants. */
export function dropPurses(
  { state, put, remove }: Change,
  isMeant: (purse: Pick<Grant, 'platform' | 'account' | 'unit' | 'name'>) => boolean,
): void {
  for (const [platform, accounts] of Object.entries(state.purses)) {
    for (const [account, purses] of Object.entries(accounts)) {
      const named = account === UNNAMED ? {} : { account };
      const left = Object.entries(purses).filter(
        ([unit]) => !isMeant({ platform, unit, name: '', ...named }),
      );
      if (left.length === Object.keys(purses).length) continue;
      if (left.length === 0) remove(pursesItem(platform, account).key);
      else put(pursesItem(platform, account), Object.fromEntries(left));
    }
  }
}

/** The grants with the same key are one purse. */
function purseKey({
  platform,
  name,
  account,
  unit,
}: Pick<Grant, 'platform' | 'name' | 'account' | 'unit'>): string {
  return JSON.stringify(platform === undefined ? [null, name, unit] : [platform, account ?? UNNAMED, unit]);
}

function storedPurse(state: State, grants: readonly Grant[], of: Grant): Purse {
  const { platform, account = UNNAMED, unit } = of;
  if (platform === undefined) return openPurse(grants, []);
  const record = state.accounts[platform]?.find((one) => one.account.id === account);
  return purseOf(grants, storedPurses(state, { platform, account })[unit], record?.spends ?? [], unit);
}

function storedPurses({ purses }: State, { platform, account }: Whose): Purses {
  return purses[platform]?.[account] ?? {};
}

function purseOf(
  grants: readonly Grant[],
  kept: Purse | undefined,
  spends: readonly Spend[],
  unit: string,
): Purse {
  if (kept !== undefined && fits(kept, grants)) return kept;
  const anew = openPurse(grants, usesOf(spends, unit));
  // What it had counted beyond these spends is known to the ledger only.
  return kept === undefined ? anew : { ...anew, late: true };
}

function claim({ state, put, remove }: Change, { platform, account }: Whose): void {
  const grants = state.settings.grants.map((grant) =>
    grant.platform === platform && grant.account === undefined ? { ...grant, account } : grant,
  );
  put(settingsItem, { ...state.settings, grants });
  if (state.purses[platform]?.[UNNAMED] !== undefined) remove(pursesItem(platform, UNNAMED).key);
}

function ofPlatform(grants: readonly Grant[], platform: string): readonly Grant[] {
  return grants.filter((grant) => grant.platform === platform);
}

function sameEntries(a: Purses, b: Purses): boolean {
  const [units, others] = [Object.keys(a), Object.keys(b)];
  return units.length === others.length && units.every((unit) => a[unit] === b[unit]);
}
