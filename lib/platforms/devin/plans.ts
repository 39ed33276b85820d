import type { PlanTable } from '../../core/advisor/plan-table';

const reported = {
  asOf: '2026-03-19',
  source: 'Plans since that day as told by clients of 2026 (steipete/CodexBar, robinebers/openusage).',
  confidence: 'medium',
} as const;

const usd = (amount: number) => ({ month: { amount, currency: 'USD', ...reported } });

/** What the quotas hold is not published. Extra usage is charged at the price of the API. */
export const planTable: PlanTable = {
  plans: [
    {
      id: 'free',
      name: 'Free',
      price: { month: { amount: 0, currency: 'USD', ...reported, source: 'The plan is called Free.' } },
      included: [],
      ...reported,
    },
    { id: 'pro', name: 'Pro', price: usd(20), included: [], ...reported },
    { id: 'max', name: 'Max', price: usd(200), included: [], ...reported },
    // A seat. One index tells of at least $80 a month.
    { id: 'teams', name: 'Teams', price: usd(40), included: [], ...reported },
  ],
  bundles: [],
  bought: [],
};
