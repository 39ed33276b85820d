import type { Allowance, PlanTable } from '../../core/advisor/plan-table';

const plans = {
  asOf: '2026-03-18',
  source: 'Pages on plans of 2026; the credits are enforced since that day.',
  confidence: 'medium',
} as const;

const credits = (amount: number): Allowance => ({
  id: 'credits',
  amount,
  unit: 'credit',
  pool: 'credits',
  renewal: 'monthly',
  rollover: 'none',
  ...plans,
});

/**
 * By seat. Starter has at most 150 a day, which are the same 500; any other seat than a Full one has 500. What seats cost was
 * not found. What teams add is paid by the month: the price is that of the smallest.
 */
export const planTable: PlanTable = {
  plans: [
    { id: 'starter', name: 'Starter', included: [credits(500)], ...plans },
    { id: 'professional-full', name: 'Professional, Full seat', included: [credits(3000)], ...plans },
    { id: 'organization-full', name: 'Organization, Full seat', included: [credits(3500)], ...plans },
    { id: 'enterprise-full', name: 'Enterprise, Full seat', included: [credits(4250)], ...plans },
    { id: 'other-seat', name: 'Any other seat', included: [credits(500)], ...plans },
  ],
  bundles: [
    {
      id: 'team-5000',
      name: '5,000 credits a month for a team',
      amount: 5000,
      unit: 'credit',
      pool: 'credits',
      price: { amount: 120, currency: 'USD', ...plans },
      expiresAfterMonths: 1,
      needsPlan: ['professional-full', 'organization-full', 'enterprise-full'],
      ...plans,
    },
  ],
  bought: [],
};
