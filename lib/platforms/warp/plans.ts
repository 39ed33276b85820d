import type { Bundle, PlanTable } from '../../core/advisor/plan-table';

const docs = {
  asOf: '2026-05-01',
  source: 'https://github.com/warpdotdev/docs (9d837ad1)',
  confidence: 'high',
} as const;

const addOn = (amount: number, name: string, price: number): Bundle => ({
  id: `add-on-${amount}`,
  name,
  amount,
  unit: 'credit',
  pool: 'credits',
  price: { amount: price, currency: 'USD', ...docs },
  expiresAfterMonths: 12,
  ...docs,
});

/** What Build costs a month was not found. */
export const planTable: PlanTable = {
  plans: [
    {
      id: 'build',
      name: 'Build',
      included: [
        {
          id: 'credits',
          amount: 1500,
          unit: 'credit',
          pool: 'credits',
          renewal: 'monthly',
          rollover: 'none',
          ...docs,
        },
      ],
      ...docs,
    },
  ],
  bundles: [
    addOn(400, '400 credits', 10),
    addOn(1000, '1,000 credits', 20),
    addOn(3000, '3,000 credits', 50),
    addOn(6500, '6,500 credits', 100),
  ],
  bought: [],
};
