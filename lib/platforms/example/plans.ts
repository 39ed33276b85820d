import type { Allowance, PlanTable } from '../../core/advisor/plan-table';

const fact = { asOf: '2026-11-22', source: 'https://pretend.example/pricing', confidence: 'high' } as const;
const monthly = { unit: 'credit', pool: 'credits', renewal: 'monthly', rollover: 'none', ...fact } as const;

function credits(amount: number): readonly Allowance[] {
  return [{ id: 'credits', amount, ...monthly }];
}

export const planTable: PlanTable = {
  plans: [
    { id: 'free', name: 'Free', included: credits(50), ...fact },
    {
      ...{ id: 'pro', name: 'Pro', included: credits(1000), ...fact },
      price: { month: { amount: 20, currency: 'USD', ...fact } },
    },
  ],
  bundles: [
    {
      ...{ id: 'top-up', name: 'Top-up', amount: 500, unit: 'credit', pool: 'credits', ...fact },
      ...{ price: { amount: 10, currency: 'USD', ...fact }, expiresAfterMonths: 12, needsPlan: ['pro'] },
    },
  ],
  bought: [{ unit: 'credit', pool: 'credits', expiresAfterMonths: 12, ...fact }],
};
