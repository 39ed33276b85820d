import type { Allowance, PlanTable } from '../../core/advisor/plan-table';

const reported = {
  asOf: '2026-08-21',
  source: 'Plans as several clients of 2026 tell them (dossier coding.md, "Kiro").',
  confidence: 'medium',
} as const;

const usd = (amount: number) => ({ month: { amount, currency: 'USD', ...reported } });

const credits = (amount: number): Allowance => ({
  ...{ id: 'credits', amount, unit: 'credit', pool: 'credits', renewal: 'monthly' },
  ...reported,
});

/** Who is new has 500 credits more, once. Overage, which one has to switch on, was seen at $0.04 a credit. */
export const planTable: PlanTable = {
  plans: [
    {
      id: 'free',
      name: 'Free',
      price: { month: { amount: 0, currency: 'USD', ...reported, source: 'The plan is called Free.' } },
      included: [credits(50)],
      ...reported,
    },
    { id: 'pro', name: 'Pro', price: usd(20), included: [credits(1000)], ...reported },
    { id: 'pro-plus', name: 'Pro+', price: usd(40), included: [credits(2000)], ...reported },
    { id: 'power', name: 'Power', price: usd(200), included: [credits(10_000)], ...reported },
  ],
  bundles: [],
  bought: [],
};
