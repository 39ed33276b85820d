import type { Allowance, Bundle, PlanTable } from '../../core/advisor/plan-table';
import type { Fact } from '../../core/fact';

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

/** What the site itself answered at /api/billing/info/ and /api/billing/usage-plans, in notes on its traffic. */
const captured = {
  asOf: '2026-08-25',
  source: 'Suno’s own answers at /api/billing/…, captured on that day; its page with prices was not read.',
  confidence: 'medium',
} as const;
const later = { ...captured, asOf: '2026-09-06' } as const;

const usd = (amount: number, fact: Fact = captured) => ({ amount, currency: 'USD', ...fact });

const creditPack = (amount: number, price: number): Bundle => ({
  ...{ id: `credits-${amount}`, name: `${amount} credits`, amount, unit: 'credit', pool: 'credits' },
  price: usd(price),
  ...captured,
});

const downloadPack = (amount: number, price: number): Bundle => ({
  ...{ id: `downloads-${amount}`, name: amount === 1 ? '1 download' : `${amount} downloads` },
  ...{ amount, unit: 'download', pool: 'downloads', price: usd(price, later) },
  ...later,
});

/** A year of Premier as two notes on the site's answers tell it; of Pro none does. */
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
      price: { month: usd(10) },
      included: [{ ...monthly, amount: 2500, ...reported }, spare],
      ...reported,
    },
    {
      id: 'premier',
      name: 'Premier',
      price: { month: usd(30), year: usd(288) },
      included: [{ ...monthly, amount: 10000, ...reported }, spare],
      ...reported,
    },
  ],
  bundles: [
    ...[creditPack(500, 4), creditPack(1000, 8), creditPack(2000, 16), creditPack(4000, 30)],
    ...[downloadPack(1, 2.99), downloadPack(3, 8.95), downloadPack(5, 14.95), downloadPack(10, 29.9)],
  ],
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
