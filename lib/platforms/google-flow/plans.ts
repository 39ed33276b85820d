import type { PlanTable } from '../../core/advisor/plan-table';
import { FREE_CREDITS, PRO_CREDITS } from './tier';

const fact = {
  asOf: '2026-05',
  source: 'https://support.google.com/flow/answer/16526234 and press of May 2026',
  confidence: 'medium',
} as const;

const credits = { id: 'credits', unit: 'credit', pool: 'credits', rollover: 'none', ...fact } as const;
const monthly = (amount: number) => ({ ...credits, amount, renewal: 'monthly' as const });
const dollars = (amount: number) => ({ month: { amount, currency: 'USD', ...fact } });

/** Google AI plans. The highest was told at prices from 199 to 249.99 dollars, so it has none here. */
export const planTable: PlanTable = {
  plans: [
    {
      id: 'free',
      name: 'Free',
      price: dollars(0),
      included: [{ ...credits, amount: FREE_CREDITS, renewal: 'daily' }],
      ...fact,
    },
    { id: 'plus', name: 'AI Plus', price: dollars(7.99), included: [monthly(200)], ...fact },
    { id: 'pro', name: 'AI Pro', price: dollars(19.99), included: [monthly(PRO_CREDITS)], ...fact },
    { id: 'ultra', name: 'AI Ultra', price: dollars(99.99), included: [monthly(10_000)], ...fact },
    { id: 'ultra-top', name: 'AI Ultra, higher tier', included: [monthly(25_000)], ...fact },
  ],
  bundles: [],
  // For Pro it was not confirmed.
  bought: [
    {
      unit: 'credit',
      pool: 'credits',
      expiresAfterMonths: 12,
      needsPlan: ['ultra', 'ultra-top'],
      ...fact,
    },
  ],
};
