import { amountOf } from '../amount';
import type { AmountLike, BurnDownCase } from './burn-down';
import { isActive } from './span';

export type BurnDownFault =
  | 'duplicate-grant'
  | 'invalid-amount'
  | 'invalid-time'
  | 'unknown-grant'
  | 'missing-balance'
  | 'conflicting-resets'
  | 'reset-not-after-start'
  | 'until-before-start';

/** A case that contradicts itself. `fault` names how. */
export class BurnDownError extends Error {
  override readonly name = 'BurnDownError';

  constructor(
    readonly fault: BurnDownFault,
    message: string,
  ) {
    super(message);
  }
}

/** @throws BurnDownError for the first contradiction found. */
export function checkCase({ grants, usage, resets = [], start, until }: BurnDownCase): void {
  checkTime('until', until);
  const ids = new Set<string>();
  for (const { id, amount, rollover, ...times } of grants) {
    if (ids.has(id)) throw new BurnDownError('duplicate-grant', `There are two grants ${id}.`);
    ids.add(id);
    checkAmount(`the amount of grant ${id}`, amount);
    checkAmount(`the least rollover of grant ${id}`, rollover?.min);
    checkAmount(`the greatest rollover of grant ${id}`, rollover?.max);
    checkTime(`the beginning of grant ${id}`, times.effectiveAt);
    checkTime(`the expiry of grant ${id}`, times.expiresAt);
    checkTime(`the voiding of grant ${id}`, times.voidedAt);
  }
  for (const [index, { at, amount }] of usage.entries()) {
    checkTime(`the time of usage ${index}`, at);
    checkAmount(`the amount of usage ${index}`, amount);
  }
  const keeping = new Map<number, boolean>();
  for (const { at, keepOverage } of resets) {
    checkTime('the time of a reset', at);
    if ((keeping.get(at) ?? keepOverage) !== keepOverage) {
      throw new BurnDownError('conflicting-resets', `Two resets at ${iso(at)} disagree on what is owed.`);
    }
    keeping.set(at, keepOverage);
    if (start !== undefined && at <= start.at) {
      throw new BurnDownError(
        'reset-not-after-start',
        `A reset at ${iso(at)} is not after the start, ${iso(start.at)}.`,
      );
    }
  }
  if (start === undefined) return;
  checkTime('the start', start.at);
  if (until < start.at) {
    throw new BurnDownError('until-before-start', `${iso(until)} is before the start, ${iso(start.at)}.`);
  }
  checkAmount('what is owed at the start', start.overage);
  for (const [id, balance] of Object.entries(start.balances)) {
    if (!ids.has(id))
      throw new BurnDownError('unknown-grant', `A balance is given for an unknown grant, ${id}.`);
    checkAmount(`the balance of grant ${id} at the start`, balance);
  }
  const silent = grants.find(
    (grant) => isActive(grant, start.at) && !Object.hasOwn(start.balances, grant.id),
  );
  if (silent !== undefined) {
    throw new BurnDownError(
      'missing-balance',
      `Grant ${silent.id} is active at the start, without a balance.`,
    );
  }
}

function checkAmount(what: string, amount: AmountLike | undefined): void {
  if (amount === undefined) return;
  try {
    if (amountOf(amount).gte(0)) return;
  } catch (error) {
    throw new BurnDownError('invalid-amount', `${what} is no number: ${String(amount)} (${String(error)}).`);
  }
  throw new BurnDownError('invalid-amount', `${what} is less than 0.`);
}

function checkTime(what: string, at: number | undefined): void {
  if (at !== undefined && !Number.isFinite(at))
    throw new BurnDownError('invalid-time', `${what} is no time.`);
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
