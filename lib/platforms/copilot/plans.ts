import type { PlanTable } from '../../core/advisor/plan-table';

const listed = {
  asOf: '2026-06-01',
  source: "GitHub's plans with AI credits, from 2026-06-01 on",
  confidence: 'high',
} as const;

/** Seen in test data of several clients, on no page of GitHub. */
const seen = { ...listed, source: 'Test data of open-source clients of 2026', confidence: 'medium' } as const;

const usd = (amount: number) => ({ month: { amount, currency: 'USD', ...listed } });

/** Of Pro 500 and of the others some are "flex", which are used last; a plan counts them alike. */
const credits = {
  id: 'credits',
  unit: 'credit',
  pool: 'credits',
  renewal: 'monthly',
  rollover: 'none',
  ...listed,
} as const;

const free = { renewal: 'monthly', rollover: 'none', ...seen } as const;

/** What seats of Business and Enterprise hold is pooled, and not told by the seat. */
export const planTable: PlanTable = {
  plans: [
    {
      id: 'free',
      name: 'Free',
      price: usd(0),
      included: [
        { id: 'chat', label: 'chat messages', amount: 200, unit: 'message', pool: 'chat', ...free },
        { id: 'completions', label: 'completions', amount: 2000, unit: 'use', pool: 'completions', ...free },
      ],
      ...listed,
    },
    { id: 'pro', name: 'Pro', price: usd(10), included: [{ ...credits, amount: 1500 }], ...listed },
    { id: 'pro-plus', name: 'Pro+', price: usd(39), included: [{ ...credits, amount: 7000 }], ...listed },
    // One index of 2026 says 99.
    { id: 'max', name: 'Max', price: usd(100), included: [{ ...credits, amount: 20000 }], ...listed },
    { id: 'business', name: 'Business', price: usd(19), included: [], ...listed },
    { id: 'enterprise', name: 'Enterprise', price: usd(39), included: [], ...listed },
  ],
  bundles: [],
  bought: [],
};
