import type { BurnDownCase, EngineGrant } from '../../../lib/core/grants/burn-down';

/**
 * The same rules told a second time, as plainly as possible: hour by hour, use by use, in integer cents. Slow and
 * without a history; what the engine must agree with.
 */
export function oracle({ grants, usage, resets = [], until }: BurnDownCase): {
  balances: Record<string, number>;
  overage: number;
} {
  const cents = (amount: unknown) => Math.round(Number(amount) * 100);
  const hour = 3_600_000;
  const active = (grant: EngineGrant, at: number) =>
    grant.effectiveAt <= at &&
    (grant.expiresAt === undefined || at < grant.expiresAt) &&
    (grant.voidedAt === undefined || at < grant.voidedAt);
  const order = [...grants].sort((a, b) => {
    if (a.priority !== b.priority) return a.priority - b.priority;
    if (a.expiresAt !== b.expiresAt) {
      if (a.expiresAt === undefined) return 1;
      if (b.expiresAt === undefined) return -1;
      return a.expiresAt - b.expiresAt;
    }
    if (a.effectiveAt !== b.effectiveAt) return a.effectiveAt - b.effectiveAt;
    return a.id < b.id ? -1 : 1;
  });
  const held: Record<string, number> = Object.fromEntries(grants.map(({ id }) => [id, 0]));
  let owed = 0;
  const pay = (at: number) => {
    for (const grant of order) {
      const part = active(grant, at) ? Math.min(owed, held[grant.id] ?? 0) : 0;
      held[grant.id] = (held[grant.id] ?? 0) - part;
      owed -= part;
    }
  };
  const first = Math.min(
    until,
    ...[...usage, ...resets].map(({ at }) => at),
    ...grants.map((g) => g.effectiveAt),
  );
  for (let now = first; now <= until; now += hour) {
    for (const grant of grants) if (!active(grant, now)) held[grant.id] = 0;
    for (const { keepOverage } of resets.filter(({ at }) => at === now)) {
      for (const grant of grants.filter((one) => active(one, now))) {
        const { min = 0, max = Number.POSITIVE_INFINITY } = grant.rollover ?? { max: 0 };
        held[grant.id] = Math.min(cents(max), Math.max(cents(min), held[grant.id] ?? 0));
      }
      if (keepOverage) pay(now);
      else owed = 0;
    }
    for (const grant of grants.filter((one) => active(one, now))) {
      const recurs = (grant.recurs?.between(now, now + 1) ?? []).length > 0;
      if (grant.effectiveAt === now || recurs) held[grant.id] = cents(grant.amount);
    }
    pay(now);
    if (now === until) break;
    for (const { amount } of usage.filter(({ at }) => at === now)) {
      owed += cents(amount);
      pay(now);
    }
  }
  return {
    balances: Object.fromEntries(Object.entries(held).map(([id, amount]) => [id, amount / 100])),
    overage: owed / 100,
  };
}
