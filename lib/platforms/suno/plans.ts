import type { Allowance, PlanTable } from '../../core/advisor/plan-table';

/** Refilled once a day (UTC) up to its amount; paid plans get it too, once their credits are used up. */
const article = {
  asOf: '2026-11-22',
  source: 'https://help.suno.com/en/articles/2418177',
  confidence: 'high',
} as const;

const reported = {
  asOf: '2026-11-22',
  source: 'Reported alike by open-source clients of 2026.',
  confidence: 'medium',
} as const;

const daily = { amount: 50, unit: 'credit', pool: 'credits', renewal: 'daily', rollover: 'none' } as const;
const spare: Allowance = { id: 'spare', label: 'daily credits', ...daily, spare: true, ...article };
const monthly = {
  id: 'credits',
  unit: 'credit',
  pool: 'credits',
  renewal: 'monthly',
  rollover: 'none',
} as const;

/** Prices of Pro, Premier and bought credits are not in it: no dated page with them was found. */
export const planTable: PlanTable = {
  plans: [
    {
      id: 'free',
      name: 'Free',
      price: { month: { amount: 0, currency: 'USD', ...article, source: 'The plan is called Free.' } },
      included: [{ id: 'credits', ...daily, ...article }],
      ...article,
    },
    {
      id: 'pro',
      name: 'Pro',
      included: [{ ...monthly, amount: 2500, ...reported }, spare],
      ...reported,
    },
    {
      id: 'premier',
      name: 'Premier',
      included: [{ ...monthly, amount: 10000, ...reported }, spare],
      ...reported,
    },
  ],
  bundles: [],
  bought: [
    {
      unit: 'credit',
      pool: 'credits',
      expiresAfterMonths: 'never',
      needsPlan: ['pro', 'premier'],
      ...reported,
    },
  ],
};
