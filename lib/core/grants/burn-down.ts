import { type Amount, amountOf, larger, smaller, ZERO } from '../amount';
import { boundariesOf } from './boundaries';
import { type Burnable, byBurnOrder } from './burn-order';
import { checkCase } from './check-case';
import { isActive } from './span';

/** A number, the text of a decimal, or an exact decimal. */
export type AmountLike = number | string | Amount;

/** A grant as the engine burns it. Times in ms since the epoch. */
export interface EngineGrant extends Burnable {
  /** What it holds when it begins and at each recurrence. */
  readonly amount: AmountLike;
  readonly voidedAt?: number;
  /** When it is full again; instants at which it is not active don't count. */
  readonly recurs?: { readonly between: (from: number, to: number) => readonly number[] };
  /** What it keeps at a reset: min(max, max(min, balance)). Absent: nothing. */
  readonly rollover?: { readonly min?: AmountLike; readonly max?: AmountLike };
}

export interface Usage {
  readonly at: number;
  readonly amount: AmountLike;
}

export interface Reset {
  readonly at: number;
  /** What no grant covered stays owed; else it is forgotten. */
  readonly keepOverage: boolean;
}

/** What is there at an instant. Grants that are not named hold 0. */
export interface PurseState {
  readonly at: number;
  readonly balances: Readonly<Record<string, AmountLike>>;
  readonly overage: AmountLike;
  /**
   * All that happens at `at` itself (grants that begin, end or recur) is in it already: a state that a run gave.
   * Absent: it is what was there just before, so that is done first.
   */
  readonly settled?: true;
}

export interface BurnDownCase {
  readonly grants: readonly EngineGrant[];
  /** In any order. */
  readonly usage: readonly Usage[];
  readonly resets?: readonly Reset[];
  /** Absent: from the first thing that happened, with nothing. */
  readonly start?: PurseState;
  /** The instant asked for (included, but for what is used at it). */
  readonly until: number;
}

/** Why a segment ended. Of several reasons at one instant the first in this order is named. */
export type EndedBy = 'reset' | 'rollover' | 'recurrence' | 'expiry' | 'void' | 'beginning' | 'end';

/** A span in which the burning order does not change: from `from` (included) to `to` (not included). */
export interface Segment {
  readonly from: number;
  readonly to: number;
  /** What each grant holds at `from`, before anything is used; 0 where it is not active. */
  readonly balances: Readonly<Record<string, Amount>>;
  /** What was owed at `from`; it is paid first. */
  readonly overageBefore: Amount;
  /** What was taken of each grant, also to pay what was owed. Grants that gave nothing are absent. */
  readonly used: Readonly<Record<string, Amount>>;
  /** What was used in it, whether covered or not. */
  readonly usage: Amount;
  /** What is owed at `to`. */
  readonly overage: Amount;
  readonly endedBy: EndedBy;
}

export interface BurnDown {
  /** At `until`. */
  readonly balances: Readonly<Record<string, Amount>>;
  readonly overage: Amount;
  /** Contiguous, oldest first. A segment without length tells of a debt that was paid in a reset. */
  readonly history: readonly Segment[];
  /** The same as a start for the run that goes on from here. */
  readonly state: PurseState & { readonly settled: true };
}

/**
 * Burns grants down by what was used, as metered-billing engines do (the model and the order of things at one
 * instant are OpenMeter's, openmeter/credit/engine).
 *
 * At one instant, in this order: grants that end are emptied; a reset rolls the others over, and they pay what is
 * still owed; grants that recur are full again; grants that begin are full. What is used at that very instant
 * comes after all of it: usage at an expiry or a reset belongs to the time after.
 *
 * What is owed is paid first by whatever grant is active: the next one that begins, recurs or rolls over.
 *
 * @throws BurnDownError where the case contradicts itself.
 */
export function burnDown(given: BurnDownCase): BurnDown {
  const { from, until } = spanOf(given);
  const grants = [...given.grants].sort(byBurnOrder);
  const usage = given.usage.filter(({ at }) => from <= at && at < until).sort((a, b) => a.at - b.at);
  const history: Segment[] = [];
  const balances = startingBalances(given);
  let overage = amountOf(given.start?.overage ?? 0);
  let openedAt = from;
  let next = 0;

  /** Takes `wanted` of the grants active at `at`, in burn order; what they don't cover is owed. */
  const take = (at: number, wanted: Amount): Record<string, Amount> => {
    const used: Record<string, Amount> = {};
    let rest = wanted;
    for (const grant of grants) {
      if (rest.lte(ZERO)) break;
      const held = balances.get(grant.id) ?? ZERO;
      if (!isActive(grant, at) || held.lte(ZERO)) continue;
      const part = smaller(held, rest);
      balances.set(grant.id, held.minus(part));
      used[grant.id] = part;
      rest = rest.minus(part);
    }
    overage = rest;
    return used;
  };
  const close = (to: number, usedNow: Amount, endedBy: EndedBy): void => {
    const [held, overageBefore] = [Object.fromEntries(balances), overage];
    const used = take(openedAt, usedNow.plus(overage));
    const paid = Object.keys(used).length > 0;
    if (to > openedAt || paid) {
      history.push({
        from: openedAt,
        to,
        balances: held,
        overageBefore,
        used,
        usage: usedNow,
        overage,
        endedBy,
      });
    }
    openedAt = to;
  };

  for (const boundary of boundariesOf(given, from, until)) {
    const { at } = boundary;
    let usedNow = ZERO;
    for (let one = usage[next]; one !== undefined && one.at < at; one = usage[++next]) {
      usedNow = usedNow.plus(one.amount);
    }
    if (at > openedAt) close(at, usedNow, boundary.endedBy);
    if (at === from && given.start?.settled) continue;

    for (const grant of grants) if (!isActive(grant, at)) balances.set(grant.id, ZERO);
    if (boundary.reset !== undefined) {
      for (const grant of grants) {
        if (isActive(grant, at)) balances.set(grant.id, rolledOver(grant, balances.get(grant.id) ?? ZERO));
      }
      if (boundary.reset.keepOverage) close(at, ZERO, 'rollover');
      else overage = ZERO;
    }
    for (const grant of grants) {
      if (grant.effectiveAt === at && isActive(grant, at)) balances.set(grant.id, amountOf(grant.amount));
      else if (boundary.recurring.has(grant.id)) balances.set(grant.id, amountOf(grant.amount));
    }
  }
  close(until, ZERO, 'end');
  const left = Object.fromEntries(balances);
  return { balances: left, overage, history, state: { at: until, balances: left, overage, settled: true } };
}

/** From when to when the case is run. Without a start: from the first thing that happened. */
function spanOf(given: BurnDownCase): { from: number; until: number } {
  checkCase(given);
  const { grants, usage, resets = [], start, until } = given;
  if (start !== undefined) return { from: start.at, until };
  let from = until;
  for (const { effectiveAt } of grants) from = Math.min(from, effectiveAt);
  for (const { at } of [...usage, ...resets]) from = Math.min(from, at);
  return { from, until };
}

function startingBalances({ grants, start }: BurnDownCase): Map<string, Amount> {
  return new Map(
    grants.map(({ id }) => {
      const told = start !== undefined && Object.hasOwn(start.balances, id) ? start.balances[id] : undefined;
      return [id, amountOf(told ?? 0)];
    }),
  );
}

function rolledOver({ rollover }: EngineGrant, balance: Amount): Amount {
  if (rollover === undefined) return ZERO;
  const kept = larger(amountOf(rollover.min ?? 0), balance);
  return rollover.max === undefined ? kept : smaller(amountOf(rollover.max), kept);
}
