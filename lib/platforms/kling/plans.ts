import type { PlanTable } from '../../core/advisor/plan-table';

/** Second hand, of January 2026. */
const reported = {
  asOf: '2026-01',
  source: 'Reviews of Kling’s plans; no page of its own with a date was found.',
  confidence: 'low',
} as const;

const credits = { id: 'credits', unit: 'credit', pool: 'credits', ...reported } as const;
const monthly = { ...credits, renewal: 'monthly' } as const;

/** Prices differ by region and promotion (Standard: 6.99 to 10 USD a month), so none is in it. */
export const planTable: PlanTable = {
  plans: [
    {
      id: 'free',
      name: 'Free',
      price: { month: { amount: 0, currency: 'USD', ...reported } },
      included: [{ ...credits, amount: 66, renewal: 'daily', rollover: 'none' }],
      ...reported,
    },
    { id: 'standard', name: 'Standard', included: [{ ...monthly, amount: 660 }], ...reported },
    { id: 'pro', name: 'Pro', included: [{ ...monthly, amount: 3000 }], ...reported },
    { id: 'premier', name: 'Premier', included: [{ ...monthly, amount: 8000 }], ...reported },
  ],
  bundles: [],
  bought: [],
};
