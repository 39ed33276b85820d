import fc from 'fast-check';
import type { Grant } from '../../../lib/core/grants/grant';
import { openPurse, type PurseUse } from '../../../lib/core/grants/purse';
import { type PurseBalance, purseBalance } from '../../../lib/core/grants/purse-balance';
import type { RenewalRule } from '../../../lib/core/renewal/rule';

export const UTC = 'UTC';
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** An instant of UTC, without its zone and seconds: `2026-11-04T12:00`. */
export function utc(text: string): number {
  return Date.parse(`${text}Z`);
}

/** Wednesday, 4 November 2026, noon: when what these tests know was typed in. */
export const typed = utc('2026-11-04T12:00');

/** A plan of 100 credits, full again on the 15th of each month. */
export function grant(part: Partial<Grant> = {}): Grant {
  return {
    id: 'plan',
    platform: 'acme',
    name: 'Acme',
    kind: 'subscription',
    unit: 'credit',
    amount: 100,
    priority: 50,
    effectiveAt: typed,
    renewal: { every: 'month', day: 15 },
    ...part,
  };
}

/** 50 credits bought once. */
export function bundle(part: Partial<Grant> = {}): Grant {
  return grant({
    id: 'bundle',
    kind: 'bundle',
    amount: 50,
    priority: 70,
    renewal: { every: 'never' },
    ...part,
  });
}

let uses = 0;

export function use(at: number, amount?: number): PurseUse {
  uses += 1;
  return { id: `u${uses}`, at, ...(amount === undefined ? {} : { amount }) };
}

export function balanceOf(
  grants: readonly Grant[],
  used: readonly PurseUse[],
  now: number,
  zone = UTC,
): PurseBalance {
  return purseBalance(grants, openPurse(grants, used), now, zone);
}

/** What remains of each grant, in burn order. */
export function remains({ shares: { parts } }: Pick<PurseBalance, 'shares'>): Record<string, unknown> {
  return Object.fromEntries(parts.map(({ grant: { id }, remaining }) => [id, remaining]));
}

/** Instants on a grid of 6 hours in forty days, so that everything falls on everything. */
export const span = { from: typed, to: typed + 40 * day };
export const anyInstant = fc.integer({ min: 0, max: 160 }).map((steps) => span.from + steps * 6 * hour);
const anyAmount = fc.integer({ min: 0, max: 4000 }).map((cents) => cents / 100);

export const calendarRule: fc.Arbitrary<RenewalRule> = fc.oneof(
  fc.constant({ every: 'never' as const }),
  fc.record({ every: fc.constant('day' as const), hour: fc.constantFrom(0, 6, 18) }),
  fc.record({ every: fc.constant('week' as const), weekday: fc.nat(6) }),
  fc.record({ every: fc.constant('month' as const), day: fc.integer({ min: 1, max: 31 }) }),
);
export const anyRule: fc.Arbitrary<RenewalRule> = fc.oneof(
  calendarRule,
  fc.record({ every: fc.constant('window' as const), seconds: fc.constantFrom(6 * 3600, 5 * 86_400) }),
);

/** A handful of grants of one purse, which begin, renew, expire and are stopped at any time. */
export function anyGrants(rule = anyRule): fc.Arbitrary<readonly Grant[]> {
  const one = fc.record(
    {
      amount: fc.integer({ min: 1, max: 100 }),
      left: anyAmount,
      priority: fc.nat(3),
      effectiveAt: fc.oneof(fc.constant(typed), anyInstant),
      expiresAt: anyInstant,
      voidedAt: anyInstant,
      renewal: rule,
    },
    { requiredKeys: ['amount', 'priority', 'effectiveAt', 'renewal'] },
  );
  return fc
    .array(one, { minLength: 1, maxLength: 4 })
    .map((parts) => parts.map((part, index) => withinAmount(grant({ ...part, id: `g${index}` }))));
}

function withinAmount(one: Grant): Grant {
  return one.left === undefined ? one : { ...one, left: Math.min(one.left, one.amount) };
}

export const anyUses: fc.Arbitrary<readonly PurseUse[]> = fc
  .array(fc.record({ at: anyInstant, amount: anyAmount }, { requiredKeys: ['at'] }), { maxLength: 25 })
  .map((found) => found.map((part, index) => ({ id: `u${index}`, ...part })));
