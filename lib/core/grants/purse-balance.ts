import { exact } from '../exact';
import { byBurnOrder } from './burn-order';
import { burnable, type Grant } from './grant';
import { fold, nextRefill, openPurse, type Purse } from './purse';
import { endOf, isActive } from './span';

/** not-yet: it begins later. stopped: the person ended it. */
export type GrantState = 'active' | 'used-up' | 'not-yet' | 'expired' | 'stopped';

/** One grant and what remains of it. */
export interface GrantPart {
  readonly grant: Grant;
  readonly state: GrantState;
  /** Absent: nobody can tell. 0 where it is not active. */
  readonly remaining?: number;
  /** When it is full again. */
  readonly renewsAt?: number;
}

/** What is lost next. */
export interface Expiring {
  readonly amount: number;
  /** From this instant (ms) on it is gone. */
  readonly at: number;
  /** There is more, and this is used before it. */
  readonly first: boolean;
}

/** What a pool is made of, as far as the person typed it in. */
export interface GrantShares {
  /** In burn order; those that are not active come last. */
  readonly parts: readonly GrantPart[];
  readonly expiring?: Expiring;
  /** What is there besides, of which no grant is known. */
  readonly other?: number;
  /** Deduced from what the platform reports of the whole. */
  readonly estimated?: true;
}

/** What is left of a purse. Amounts are in its unit, times in ms. */
export interface PurseBalance {
  readonly remaining: number;
  /** What the active grants hold when they are full. 0: none is active. */
  readonly limit: number;
  readonly shares: GrantShares;
  /** When a grant of it is full again. */
  readonly renewsAt?: number;
  /** What was used beyond all grants, since something last began or renewed. */
  readonly overage: number;
  /** Uses of unknown amount since then: the number may be too high by them. */
  readonly uncounted: number;
}

/** What is left of a purse, as typed in minus what was used since. `zone` is that of the person's own clock (IANA). */
export function purseBalance(
  grants: readonly Grant[],
  { checkpoint, uses }: Purse,
  now: number,
  zone: string,
): PurseBalance {
  // What was just used counts, also where the clock was set back since. A purse that is still to begin has nothing.
  const begun = grants.some(({ effectiveAt }) => effectiveAt <= now);
  const at = Math.max(now, ...(begun ? [checkpoint.at] : []), ...uses.map((use) => use.at + 1));
  const state = fold(grants, checkpoint, uses, at, zone);
  const parts = grants.map((grant): GrantPart => {
    if (!isActive(grant, at)) return partOf(grant, at, 0, undefined);
    return partOf(grant, at, Number(state.balances[grant.id] ?? 0), nextRefill(grant, state, at, zone));
  });
  const renewals = parts.flatMap(({ renewsAt }) => (renewsAt === undefined ? [] : [renewsAt]));
  return {
    remaining: exact(parts.reduce((sum, { remaining = 0 }) => sum + remaining, 0)),
    limit: fullAmount(grants, at),
    shares: sharesOf(parts),
    ...(renewals.length === 0 ? {} : { renewsAt: Math.min(...renewals) }),
    overage: Number(state.overage),
    uncounted: state.uncounted,
  };
}

/**
 * How much each grant has of a pool whose platform says what remains of the whole: what burns last is still full, so
 * what is missing is missing of what burns first. What the grants can't hold is of something else.
 */
export function splitReported(
  grants: readonly Grant[],
  remaining: number,
  now: number,
  zone: string,
): GrantShares {
  const most = purseBalance(grants, openPurse(grants, []), now, zone).shares.parts;
  let rest = Math.max(0, remaining);
  const parts = [...most].reverse().map(({ grant, remaining: cap = 0, renewsAt }) => {
    const part = Math.min(cap, rest);
    rest = exact(rest - part);
    return partOf(grant, now, part, renewsAt);
  });
  return { ...sharesOf(parts.reverse()), ...(rest > 0 ? { other: rest } : {}), estimated: true };
}

/** The grants of a pool of which nobody can tell what each has. */
export function untold(grants: readonly Grant[], now: number): GrantShares {
  return sharesOf(grants.map((grant) => partOf(grant, now, undefined, undefined)));
}

/** What the grants that are active hold when they are full. */
export function fullAmount(grants: readonly Grant[], at: number): number {
  return exact(grants.reduce((sum, grant) => sum + (isActive(grant, at) ? grant.amount : 0), 0));
}

function partOf(
  grant: Grant,
  at: number,
  remaining: number | undefined,
  renewsAt: number | undefined,
): GrantPart {
  const state = stateOf(grant, at, remaining);
  return {
    grant,
    state,
    ...(remaining === undefined ? {} : { remaining: exact(remaining) }),
    ...(renewsAt === undefined ? {} : { renewsAt }),
  };
}

function stateOf(grant: Grant, at: number, remaining: number | undefined): GrantState {
  if (endOf(grant) <= at) return endOf(grant) === grant.voidedAt ? 'stopped' : 'expired';
  if (at < grant.effectiveAt) return 'not-yet';
  return remaining === 0 ? 'used-up' : 'active';
}

function sharesOf(parts: readonly GrantPart[]): GrantShares {
  const ordered = [...parts].sort(
    (a, b) => Number(isOver(a)) - Number(isOver(b)) || byBurnOrder(burnable(a.grant), burnable(b.grant)),
  );
  const expiring = expiringOf(ordered);
  return { parts: ordered, ...(expiring === undefined ? {} : { expiring }) };
}

function isOver({ state }: GrantPart): boolean {
  return state !== 'active' && state !== 'used-up';
}

/** What is full again before it expires is not lost then. */
function expiringOf(ordered: readonly GrantPart[]): Expiring | undefined {
  const held = ordered.filter(({ state, remaining = 0 }) => state === 'active' && remaining > 0);
  const losing = held.filter(
    ({ grant, renewsAt }) => grant.expiresAt !== undefined && renewsAt === undefined,
  );
  const at = losing.reduce(
    (first, { grant }) => Math.min(first, grant.expiresAt ?? first),
    Number.POSITIVE_INFINITY,
  );
  const next = losing.filter(({ grant }) => grant.expiresAt === at);
  if (next.length === 0) return undefined;
  const amount = exact(next.reduce((sum, { remaining = 0 }) => sum + remaining, 0));
  const rest = held.filter((part) => !next.includes(part));
  return { amount, at, first: rest.length > 0 && rest[0] !== held[0] };
}
