import type { PlanTable } from '../../core/advisor/plan-table';

/** Both of the plans' time and of their names. */
const catalogue = {
  asOf: '2026-05-14',
  source: 'The catalogue in the answer of midjourney.com/api/user-account, as a reader of it was checked.',
  confidence: 'high',
} as const;

const priced = {
  asOf: '2026-07',
  source: 'https://docs.dodopayments.com (how Midjourney sells its plans)',
  confidence: 'high',
} as const;

const plan = (id: string, name: string, dollars: number, hours: number) => ({
  id,
  name,
  price: { month: { amount: dollars, currency: 'USD', ...priced } },
  included: [
    {
      id: 'fast',
      amount: hours * 3600,
      unit: 'second',
      pool: 'fast',
      renewal: 'monthly' as const,
      rollover: 'none' as const,
      ...catalogue,
    },
  ],
  ...catalogue,
});

/** More Fast time can be bought or earned; what it costs and when it ends was not found. */
export const planTable: PlanTable = {
  plans: [
    plan('basic', 'Basic', 10, 200 / 60),
    plan('standard', 'Standard', 30, 15),
    plan('pro', 'Pro', 60, 30),
    plan('mega', 'Mega', 120, 60),
  ],
  bundles: [],
  bought: [
    {
      unit: 'second',
      pool: 'fast',
      asOf: '2026-11-22',
      source: 'https://docs.midjourney.com (GPU speed)',
      confidence: 'high',
    },
  ],
};
