import type { PlanTable } from '../../core/advisor/plan-table';

const checked = {
  asOf: '2026-03-09',
  source: "A third party's check of Replit's plans, 2026-03-09",
  confidence: 'medium',
} as const;

const usd = (amount: number) => ({ amount, currency: 'USD', ...checked });

/** What Core holds is told as 20 and as 25 USD, so it is not in it. Pro has levels from 100 USD on. */
export const planTable: PlanTable = {
  plans: [
    { id: 'starter', name: 'Starter', price: { month: usd(0) }, included: [], ...checked },
    // The year is told as 20 a month.
    { id: 'core', name: 'Core', price: { month: usd(25), year: usd(240) }, included: [], ...checked },
    {
      id: 'pro',
      name: 'Pro',
      price: { month: usd(100) },
      included: [
        {
          id: 'credits',
          amount: 100,
          unit: 'USD',
          pool: 'credits',
          renewal: 'monthly',
          // What is left is kept for one month.
          rollover: { max: 100 },
          ...checked,
        },
      ],
      ...checked,
    },
  ],
  bundles: [],
  bought: [],
};
