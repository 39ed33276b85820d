import type { LiveBalance } from '../balance';
import { exact } from '../exact';
import type { Spend } from '../reading';
import type { Unit } from '../unit';
import type { Grant, GrantKind } from './grant';
import { openPurse, type Purse, type PurseUse } from './purse';
import { fullAmount, type GrantShares, purseBalance, splitReported, untold } from './purse-balance';
import { isActive } from './span';

/** What grants are called. */
export const grantWords: Record<GrantKind, string> = {
  subscription: 'Plan',
  bundle: 'Bundle',
  'top-up': 'Top-up',
  trial: 'Trial',
  promo: 'Gift',
};

/** Unit -> the account's purse in it. */
export type Purses = Readonly<Record<Unit, Purse>>;

/** What counts the account's purses: those that are kept, and the spends from which a missing one begins. */
export interface Counting {
  readonly purses?: Purses;
  readonly spends: readonly Spend[];
}

/** All grants of one unit, and what they mean for the account's pools. */
export interface UnitGrants {
  readonly unit: Unit;
  readonly shares: GrantShares;
  /** The pool by hand that they are; absent where the platform reports that unit, or none of them is active. */
  readonly pool?: LiveBalance;
  /** The reported pools of the unit. */
  readonly reported: readonly LiveBalance[];
}

/** The grants of an account: its own, and those of which nobody knows yet whose they are. */
export function grantsOfAccount(grants: readonly Grant[], account: string | undefined): readonly Grant[] {
  return grants.filter((grant) => grant.account === undefined || grant.account === account);
}

/** What of the spends burns a purse. Learned ones only repeat, in a reported pool's unit, a spend that is there itself. */
export function usesOf(spends: readonly Spend[], unit: Unit): readonly PurseUse[] {
  return spends
    .filter((spend) => spend.unit === unit && spend.basis !== 'learned')
    .map(({ id, at, amount }) => ({ id, at, ...(isPlausible(amount) ? { amount: exact(amount) } : {}) }));
}

/** More than anybody can type in as a grant, or less than nothing, is no cost that we know. */
function isPlausible(amount: number | undefined): amount is number {
  return amount !== undefined && amount >= 0 && amount <= 1e12;
}

/** The grants of one account by their units, in the order in which the units come first. */
export function unitGrants(
  grants: readonly Grant[],
  reported: readonly LiveBalance[],
  counting: Counting,
  now: number,
  zone: string,
): readonly UnitGrants[] {
  return [...new Set(grants.map(({ unit }) => unit))].map((unit): UnitGrants => {
    const own = grants.filter((grant) => grant.unit === unit);
    const told = reported.filter((one) => one.unit === unit && !one.quiet && one.remaining !== undefined);
    const [only, another] = told;
    if (another !== undefined) return { unit, shares: untold(own, now), reported: told };
    if (only?.remaining !== undefined) {
      return { unit, shares: splitReported(own, only.remaining, now, zone), reported: told };
    }
    const purse = counting.purses?.[unit] ?? openPurse(own, usesOf(counting.spends, unit));
    const balance = purseBalance(own, purse, now, zone);
    const pool = poolByHand(own, balance, now);
    return { unit, shares: balance.shares, ...(pool === undefined ? {} : { pool }), reported: told };
  });
}

/**
 * The reported pools with what the grants say of them, and the pools that are known by hand alone. Grants give a
 * reported pool of their unit its missing limit; where no pool of that unit reports what is left they stand as a
 * pool of their own.
 */
export function withGrants(
  reported: readonly LiveBalance[],
  grants: readonly Grant[],
  counting: Counting,
  now: number,
  zone: string,
): readonly LiveBalance[] {
  const units = unitGrants(grants, reported, counting, now, zone);
  const told = reported.map((balance) => {
    const one = units.find((unit) => unit.reported.includes(balance));
    return one === undefined ? balance : withShares(balance, one, now);
  });
  return [...told, ...units.flatMap(({ pool }) => (pool === undefined ? [] : [pool]))];
}

function withShares(balance: LiveBalance, { shares, reported }: UnitGrants, now: number): LiveBalance {
  const full = fullAmount(
    shares.parts.map(({ grant }) => grant),
    now,
  );
  const { limitAssumed, ...rest } = balance;
  const limited = (rest.limit === undefined || limitAssumed) && full > 0 ? { ...rest, limit: full } : balance;
  return reported.length > 1 || full === 0 ? limited : { ...limited, grants: shares };
}

function poolByHand(
  grants: readonly Grant[],
  { remaining, limit, shares, renewsAt, overage, uncounted }: ReturnType<typeof purseBalance>,
  now: number,
): LiveBalance | undefined {
  const active = grants.filter((grant) => isActive(grant, now));
  const [first, second] = active;
  if (first === undefined) return undefined;
  return {
    id: poolByHandId(first.unit),
    label: second === undefined ? (first.label ?? grantWords[first.kind]) : 'Plans and credits',
    unit: first.unit,
    remaining,
    limit,
    used: exact(limit - remaining),
    ...(renewsAt === undefined ? {} : { resetsAt: renewsAt }),
    provenance: 'manual',
    freshness: 'fresh',
    readAt: Math.max(...active.map(({ effectiveAt }) => effectiveAt)),
    uncounted,
    grants: shares,
    ...(overage > 0 ? { overage } : {}),
  };
}

/** The pool that all grants of a unit are, where the platform reports none: price tables name it, too. */
export function poolByHandId(unit: Unit): string {
  return `manual:${unit}`;
}

/** What a card is called that is known by hand alone: the grants of one account, or of a service that we don't know. */
export function cardByHand({
  platform,
  name,
  account,
}: Pick<Grant, 'platform' | 'name' | 'account'>): string {
  return ['manual', platform ?? name, ...(account === undefined ? [] : [account])].join(':');
}
