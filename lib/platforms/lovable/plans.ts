import type { Allowance, Plan, PlanTable } from '../../core/advisor/plan-table';

const docs = {
  asOf: '2026-07',
  source: "Lovable's documentation, mid 2026",
  confidence: 'high',
} as const;

const credits = { unit: 'credit', pool: 'credits', ...docs } as const;

/** At most 30 a month on Free and 150 on Pro, so not all of every day's. */
const daily: Allowance = {
  id: 'daily',
  label: 'daily credits',
  amount: 5,
  renewal: 'daily',
  rollover: 'none',
  ...credits,
};

/** What a year costs is told as "about ten months". */
const month = (amount: number) => ({ month: { amount, currency: 'USD', ...docs } });

const levels = [
  [100, 25],
  [200, 50],
  [400, 100],
  [800, 200],
  [1200, 294],
  [2000, 480],
  [3000, 705],
  [4000, 920],
  [5000, 1125],
  [7500, 1688],
  [10000, 2250],
] as const;

const pro = ([amount, price]: (typeof levels)[number]): Plan => ({
  id: `pro-${amount}`,
  name: `Pro ${amount}`,
  price: month(price),
  included: [{ id: 'monthly', amount, renewal: 'monthly', rollover: 'kept', ...credits }, daily],
  ...docs,
});

/** Of Business only the lowest level is told. Prices of top-ups were not found. */
export const planTable: PlanTable = {
  plans: [
    {
      id: 'free',
      name: 'Free',
      price: month(0),
      included: [{ id: 'monthly', amount: 30, renewal: 'monthly', rollover: 'none', ...credits }],
      ...docs,
    },
    ...levels.map(pro),
    {
      id: 'business-100',
      name: 'Business 100',
      price: month(50),
      included: [{ id: 'monthly', amount: 100, renewal: 'monthly', rollover: 'kept', ...credits }],
      ...docs,
    },
  ],
  bundles: [],
  bought: [],
};
