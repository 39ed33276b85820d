import type { Allowance, PlanTable } from '../../core/advisor/plan-table';

const docs = {
  asOf: '2026-06',
  source: 'Base44 docs and an index of plans, as of mid-2026.',
  confidence: 'medium',
} as const;

const monthly = { unit: 'credit', renewal: 'monthly', ...docs } as const;

const credits = (messages: number, integrations: number): readonly Allowance[] => [
  { id: 'messages', label: 'message credits', amount: messages, ...monthly },
  { id: 'integrations', label: 'integration credits', amount: integrations, ...monthly },
];

/**
 * Builder is told at $40 and at $50, Pro and Elite at no price; Elite has further levels. Credits that are bought last a
 * year and are used last; of which of the two kinds they are is not told.
 */
export const planTable: PlanTable = {
  plans: [
    {
      id: 'free',
      name: 'Free',
      price: { month: { amount: 0, currency: 'USD', ...docs, source: 'The plan is called Free.' } },
      included: credits(25, 100),
      ...docs,
    },
    {
      id: 'starter',
      name: 'Starter',
      price: { month: { amount: 20, currency: 'USD', ...docs, confidence: 'low' } },
      included: credits(100, 2000),
      ...docs,
    },
    { id: 'builder', name: 'Builder', included: credits(250, 10_000), ...docs },
    { id: 'pro', name: 'Pro', included: credits(500, 20_000), ...docs },
    { id: 'elite', name: 'Elite', included: credits(1200, 50_000), ...docs },
  ],
  bundles: [],
  bought: [],
};
