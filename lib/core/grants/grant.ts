import type { RenewalRule } from '../renewal/rule';
import type { Unit } from '../unit';
import type { Burnable } from './burn-order';

export const grantKinds = ['trial', 'promo', 'subscription', 'bundle', 'top-up'] as const;
export type GrantKind = (typeof grantKinds)[number];

/**
 * A lot of credit that the person typed in (or a platform told): a plan's allowance, a trial, a bundle. Times in ms
 * since the epoch. It is active from `effectiveAt` (included) to the earliest of `expiresAt` and `voidedAt` (not
 * included).
 */
export interface Grant {
  readonly id: string;
  /** A platform's id, or absent for a service that we don't know (`name`). */
  readonly platform?: string;
  /** Of the service, for people. */
  readonly name: string;
  /** Whose it is. Absent: nobody was signed in when it was typed in; the first account seen takes it. */
  readonly account?: string;
  readonly kind: GrantKind;
  readonly label?: string;
  readonly unit: Unit;
  /** What it is when full. */
  readonly amount: number;
  /** What was left of it at `effectiveAt`; absent: all. */
  readonly left?: number;
  /** Of a renewal by `window`: when the one ends that was open at `effectiveAt`, where that is known. */
  readonly openUntil?: number;
  /** A lower number burns first. */
  readonly priority: number;
  /** From when on it counts: the last time that the person said what is left of it, or its beginning. */
  readonly effectiveAt: number;
  /** When it was bought or began, where that was before `effectiveAt`. */
  readonly boughtAt?: number;
  readonly expiresAt?: number;
  readonly voidedAt?: number;
  readonly renewal: RenewalRule;
  /** What it keeps at a reset of its pool: min(max, max(min, balance)). */
  readonly rollover?: { readonly min: number; readonly max: number };
  /** What it cost. */
  readonly price?: { readonly amount: number; readonly currency: string };
  readonly link?: string;
}

/** Trials and gifts go first, then the allowance that renews anyway, then what was paid for. */
export const usualPriority: Record<GrantKind, number> = {
  trial: 10,
  promo: 20,
  subscription: 50,
  bundle: 70,
  'top-up': 80,
};

/** What decides its place in the burn order. Its age is that of the purchase, however often it was typed in anew. */
export function burnable({ id, priority, effectiveAt, boughtAt = effectiveAt, expiresAt }: Grant): Burnable {
  return { id, priority, effectiveAt: boughtAt, ...(expiresAt === undefined ? {} : { expiresAt }) };
}
