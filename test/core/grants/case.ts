import fc from 'fast-check';
import type { BurnDown, BurnDownCase, EngineGrant, Reset, Usage } from '../../../lib/core/grants/burn-down';

export const hour = 3_600_000;
export const day = 24 * hour;
/** 1 January 2024, midnight UTC. */
export const t0 = Date.UTC(2024, 0, 1);

/** 100 credits for 30 days from `t0` on. */
export function grant(part: Partial<EngineGrant> = {}): EngineGrant {
  return { id: 'a', amount: 100, priority: 1, effectiveAt: t0, expiresAt: t0 + 30 * day, ...part };
}

/** Every `span` ms, counted from `anchor` in both directions. */
export function every(span: number, anchor: number): NonNullable<EngineGrant['recurs']> {
  return {
    between: (from, to) => {
      const instants: number[] = [];
      for (let at = anchor + Math.ceil((from - anchor) / span) * span; at < to; at += span) instants.push(at);
      return instants;
    },
  };
}

/** What a run gave, as plain numbers. */
export function numbers({ balances, overage }: Pick<BurnDown, 'balances' | 'overage'>): {
  balances: Record<string, number>;
  overage: number;
} {
  return { balances: plain(balances), overage: Number(overage) };
}

export function plain(amounts: Readonly<Record<string, unknown>>): Record<string, number> {
  return Object.fromEntries(Object.entries(amounts).map(([id, amount]) => [id, Number(amount)]));
}

/** Cases on a grid of hours, so that everything falls on everything; amounts with two decimals. */
const at = fc.integer({ min: 0, max: 240 }).map((hours) => t0 + hours * hour);
const amount = fc.integer({ min: 0, max: 20_000 }).map((cents) => cents / 100);

export const usages: fc.Arbitrary<readonly Usage[]> = fc.array(fc.record({ at, amount }), { maxLength: 30 });

export const resets: fc.Arbitrary<readonly Reset[]> = fc.uniqueArray(
  fc.record({ at, keepOverage: fc.boolean() }),
  { maxLength: 4, selector: (reset) => reset.at },
);

export const grants: fc.Arbitrary<readonly EngineGrant[]> = fc
  .array(
    fc.record(
      {
        amount,
        priority: fc.integer({ min: 0, max: 3 }),
        effectiveAt: at,
        expiresAt: at,
        voidedAt: at,
        recurs: fc
          .tuple(fc.integer({ min: 3, max: 60 }), at)
          .map(([hours, from]) => every(hours * hour, from)),
        rollover: fc
          .tuple(amount, amount)
          .map(([one, two]) => ({ min: Math.min(one, two), max: Math.max(one, two) })),
      },
      { requiredKeys: ['amount', 'priority', 'effectiveAt'] },
    ),
    { maxLength: 5 },
  )
  .map((all) => all.map((one, index) => ({ id: `g${index}`, ...one })));

export const cases: fc.Arbitrary<BurnDownCase> = fc.record({
  grants,
  usage: usages,
  resets,
  until: fc.integer({ min: 240, max: 260 }).map((hours) => t0 + hours * hour),
});
