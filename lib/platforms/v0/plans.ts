import type { PlanTable } from '../../core/advisor/plan-table';

const fact = {
  asOf: '2026-09',
  source: "v0's plans of 2026 (dossier coding.md); whose other facts are of that month",
  confidence: 'medium',
} as const;

const usd = (amount: number) => ({ month: { amount, currency: 'USD', ...fact } });

const credits = { id: 'credits', unit: 'USD', pool: 'credits', renewal: 'monthly', ...fact } as const;

/** Business and Enterprise: no prices were found. */
export const planTable: PlanTable = {
  plans: [
    { id: 'free', name: 'Free', price: usd(0), included: [{ ...credits, amount: 5 }], ...fact },
    { id: 'premium', name: 'Premium', price: usd(20), included: [{ ...credits, amount: 20 }], ...fact },
    // A seat's, shared by the team.
    { id: 'team', name: 'Team', price: usd(30), included: [{ ...credits, amount: 30 }], ...fact },
  ],
  bundles: [],
  bought: [
    {
      unit: 'USD',
      pool: 'on-demand',
      expiresAfterMonths: 12,
      needsPlan: ['premium', 'team'],
      ...fact,
    },
  ],
};
