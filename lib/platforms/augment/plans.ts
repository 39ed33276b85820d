import type { Allowance, PlanTable } from '../../core/advisor/plan-table';

const blog = {
  asOf: '2025-10-21',
  source: 'https://www.augmentcode.com/blog/our-new-credit-based-plans-are-now-live',
  confidence: 'medium',
} as const;

const index = {
  asOf: '2026-06-12',
  source: 'An index of plans of that day; no page of the vendor was found with the amounts.',
  confidence: 'low',
} as const;

const usd = (amount: number) => ({ month: { amount, currency: 'USD', ...blog } });

const credits = (amount: number): Allowance => ({
  id: 'credits',
  amount,
  unit: 'credit',
  pool: 'credits',
  renewal: 'monthly',
  rollover: 'none',
  ...index,
});

/** Called by their price, as the vendor does it. A trial holds 30,000 credits once. */
export const planTable: PlanTable = {
  plans: [
    { id: 'indie', name: 'Indie ($20)', price: usd(20), included: [credits(40_000)], ...blog },
    { id: 'usd-60', name: '$60 plan', price: usd(60), included: [credits(130_000)], ...blog },
    { id: 'usd-200', name: '$200 plan', price: usd(200), included: [credits(450_000)], ...blog },
  ],
  bundles: [],
  bought: [{ unit: 'credit', pool: 'credits', expiresAfterMonths: 12, ...blog }],
};
