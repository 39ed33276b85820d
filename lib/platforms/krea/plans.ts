import type { Allowance, PlanTable } from '../../core/advisor/plan-table';

const reported = {
  asOf: '2026-11-22',
  source:
    'Notes of open-source clients of 2026 on what krea.ai sells; no page of its own with a date was found.',
  confidence: 'medium',
} as const;

const units = (amount: number, renewal: Allowance['renewal']): Allowance => ({
  id: 'units',
  amount,
  unit: 'credit',
  pool: 'compute-units',
  renewal,
  ...reported,
});

const monthly = (amount: number) => ({ month: { amount, currency: 'USD', ...reported } });

/** That the free units come anew each day, no source of Krea's own says. */
const free = { ...reported, confidence: 'low' } as const;

/** Max is sold by Sales alone; its price is not known. What bought units cost was not found. */
export const planTable: PlanTable = {
  plans: [
    {
      id: 'free',
      name: 'Free',
      price: monthly(0),
      included: [{ ...units(100, 'daily'), ...free }],
      ...free,
    },
    { id: 'basic', name: 'Basic', price: monthly(9), included: [units(5000, 'monthly')], ...reported },
    { id: 'pro', name: 'Pro', price: monthly(21), included: [units(20_000, 'monthly')], ...reported },
    { id: 'max', name: 'Max', included: [units(40_000, 'monthly')], ...reported },
  ],
  bundles: [],
  bought: [],
};
