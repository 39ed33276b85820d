import type { Allowance, PlanTable } from '../../core/advisor/plan-table';

const documented = {
  asOf: '2026-08-22',
  source: 'https://github.com/jacob-bd/perplexity-web-mcp (docs @9b8c722) and pricing pages',
  confidence: 'medium',
} as const;

const credits = (amount: number): Allowance => ({
  id: 'credits',
  label: 'credits',
  amount,
  unit: 'credit',
  pool: 'credits',
  renewal: 'monthly',
  rollover: 'none',
  ...documented,
});

/**
 * How many Pro searches and how much research the paid plans hold, what Enterprise costs, and how large the packs of
 * credits are was not found. Max once starts with 20,000 credits more, which expire.
 */
export const planTable: PlanTable = {
  plans: [
    {
      id: 'free',
      name: 'Free',
      price: { month: { amount: 0, currency: 'USD', ...documented, source: 'The plan is called Free.' } },
      included: [
        {
          id: 'pro',
          label: 'Pro searches',
          amount: 3,
          unit: 'query',
          pool: 'pro',
          renewal: 'daily',
          ...documented,
        },
        {
          id: 'research',
          label: 'Deep Research',
          amount: 1,
          unit: 'use',
          pool: 'research',
          renewal: 'monthly',
          ...documented,
        },
      ],
      ...documented,
    },
    {
      id: 'pro',
      name: 'Pro',
      price: { month: { amount: 20, currency: 'USD', ...documented } },
      included: [],
      ...documented,
    },
    {
      id: 'max',
      name: 'Max',
      price: { month: { amount: 200, currency: 'USD', ...documented } },
      included: [credits(10_000)],
      ...documented,
    },
    { id: 'enterprise-pro', name: 'Enterprise Pro', included: [credits(500)], ...documented },
    { id: 'enterprise-max', name: 'Enterprise Max', included: [credits(15_000)], ...documented },
  ],
  bundles: [],
  bought: [{ unit: 'credit', pool: 'credits', expiresAfterMonths: 12, ...documented }],
};
