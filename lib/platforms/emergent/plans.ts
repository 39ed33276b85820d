import type { PlanTable } from '../../core/advisor/plan-table';

const help = {
  asOf: '2025-07-01',
  source: 'A help page of Emergent of that day; newer prices are not confirmed.',
  confidence: 'low',
} as const;

const monthly = { id: 'credits', unit: 'credit', pool: 'credits', renewal: 'monthly', ...help } as const;

/** The month's credits are used before bought ones. */
export const planTable: PlanTable = {
  plans: [
    {
      id: 'free',
      name: 'Free',
      price: { month: { amount: 0, currency: 'USD', ...help, source: 'The plan is called Free.' } },
      included: [{ ...monthly, amount: 5 }],
      ...help,
    },
    {
      id: 'starter',
      name: 'Starter',
      price: { month: { amount: 10, currency: 'USD', ...help } },
      included: [{ ...monthly, amount: 50 }],
      ...help,
    },
  ],
  bundles: [
    {
      id: 'top-up',
      name: '50 credits',
      amount: 50,
      unit: 'credit',
      pool: 'credits',
      price: { amount: 10, currency: 'USD', ...help },
      expiresAfterMonths: 'never',
      ...help,
    },
  ],
  bought: [],
};
