import type { PlanTable } from '../../core/advisor/plan-table';

const pricing = {
  asOf: '2026-07-24',
  source: 'https://github.com/Factory-AI/factory (docs/pricing.mdx, a80aa7c5)',
  confidence: 'high',
} as const;

const usd = (amount: number) => ({ month: { amount, currency: 'USD', ...pricing } });

/** How many tokens a window holds is not published, only about how many times more than Pro. */
export const planTable: PlanTable = {
  plans: [
    { id: 'pro', name: 'Pro', price: usd(20), included: [], ...pricing },
    {
      id: 'plus',
      name: 'Plus',
      price: usd(100),
      included: [],
      relative: { to: 'pro', factor: 5, ...pricing },
      ...pricing,
    },
    {
      id: 'max',
      name: 'Max',
      price: usd(200),
      included: [],
      relative: { to: 'pro', factor: 10, ...pricing },
      ...pricing,
    },
  ],
  bundles: [],
  // Sold from $10 up.
  bought: [{ unit: 'USD', pool: 'extra-usage', expiresAfterMonths: 'never', ...pricing }],
};
