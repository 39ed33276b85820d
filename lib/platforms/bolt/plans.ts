import type { PlanTable } from '../../core/advisor/plan-table';

const support = {
  asOf: '2026-05-29',
  source: "Bolt's support pages and plans, 2026-05-29",
  confidence: 'medium',
} as const;

const usd = (amount: number) => ({ month: { amount, currency: 'USD', ...support } });

const tokens = { id: 'tokens', unit: 'token', pool: 'month', renewal: 'monthly', ...support } as const;

/**
 * Free holds no more than 300,000 a day. Pro has levels from 10 million on, whose prices were not found; what is left
 * of a month is kept for one more.
 */
export const planTable: PlanTable = {
  plans: [
    {
      id: 'free',
      name: 'Free',
      price: usd(0),
      included: [{ ...tokens, amount: 1_000_000, rollover: 'none' }],
      ...support,
    },
    {
      id: 'pro',
      name: 'Pro',
      price: usd(25),
      included: [{ ...tokens, amount: 10_000_000, rollover: { max: 10_000_000 } }],
      ...support,
    },
    { id: 'teams', name: 'Teams', price: usd(30), included: [], ...support },
  ],
  bundles: [],
  // Reloads, which roll over as long as there is a paid plan. What they cost was not found.
  bought: [{ unit: 'token', pool: 'month', needsPlan: ['pro', 'teams'], ...support }],
};
