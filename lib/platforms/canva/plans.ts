import type { Allowance, PlanTable } from '../../core/advisor/plan-table';

const index = {
  asOf: '2026-06-12',
  source: 'An index of plans of that day; no page of Canva was found with the amounts.',
  confidence: 'low',
} as const;

const uses = (amount: number): Allowance => ({
  id: 'uses',
  amount,
  unit: 'use',
  pool: 'uses',
  renewal: 'monthly',
  ...index,
});

/** Free renews on the 1st (UTC), the others on the billing date. The add-on AI Pass (about $100 a person and month) has no amount. */
export const planTable: PlanTable = {
  plans: [
    {
      id: 'free',
      name: 'Free',
      price: { month: { amount: 0, currency: 'USD', ...index, source: 'The plan is called Free.' } },
      included: [uses(200)],
      ...index,
    },
    { id: 'pro', name: 'Pro', included: [uses(2000)], ...index },
    { id: 'business', name: 'Business', included: [uses(4000)], ...index },
    { id: 'enterprise', name: 'Enterprise', included: [uses(4000)], ...index },
  ],
  bundles: [],
  bought: [],
};
