import type { PlanTable } from '../../core/advisor/plan-table';

const listed = {
  asOf: '2026-05',
  source: 'https://github.com/api-evangelist/runway (plans)',
  confidence: 'medium',
} as const;

const monthly = {
  id: 'credits',
  unit: 'credit',
  pool: 'credits',
  renewal: 'monthly',
  ...listed,
} as const;

/** Told as a price a month where a year is paid ahead. What single months and top-ups cost was not found. */
const yearly = (aMonth: number) => ({ year: { amount: 12 * aMonth, currency: 'USD', ...listed } });

export const planTable: PlanTable = {
  plans: [
    {
      id: 'free',
      name: 'Free',
      price: { month: { amount: 0, currency: 'USD', ...listed } },
      // 125 credits once, which no renewal brings again.
      included: [],
      ...listed,
    },
    {
      id: 'standard',
      name: 'Standard',
      price: yearly(12),
      included: [{ ...monthly, amount: 625 }],
      ...listed,
    },
    { id: 'pro', name: 'Pro', price: yearly(28), included: [{ ...monthly, amount: 2250 }], ...listed },
    {
      id: 'unlimited',
      name: 'Unlimited',
      price: yearly(76),
      included: [{ ...monthly, amount: 2250 }],
      ...listed,
    },
  ],
  bundles: [],
  bought: [],
};
