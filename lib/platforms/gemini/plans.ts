import type { PlanTable } from '../../core/advisor/plan-table';

const press = {
  asOf: '2026-05',
  source: 'Press of May 2026 on the Google AI plans',
  confidence: 'medium',
} as const;
const dollars = (amount: number) => ({ month: { amount, currency: 'USD', ...press } });

/**
 * The Google AI plans; the highest was told at prices from 199 to 249.99 dollars, so it has none here. What they hold for the app is not published: shares of two windows, which an estimate of May 2026
 * puts at four times of Free for Pro. The credits for Flow and Whisk that come with them are google-flow's.
 */
export const planTable: PlanTable = {
  plans: [
    { id: 'free', name: 'Free', price: dollars(0), included: [], ...press },
    { id: 'plus', name: 'AI Plus', price: dollars(7.99), included: [], ...press },
    {
      id: 'pro',
      name: 'AI Pro',
      price: dollars(19.99),
      included: [],
      relative: { to: 'free', factor: 4, ...press, confidence: 'low' },
      ...press,
    },
    { id: 'ultra', name: 'AI Ultra', price: dollars(99.99), included: [], ...press },
    { id: 'ultra-top', name: 'AI Ultra, higher tier', included: [], ...press },
  ],
  bundles: [],
  bought: [],
};
