import type { PlanTable } from '../../core/advisor/plan-table';

const docs = {
  asOf: '2026-08-21',
  source: 'Plans as told with https://github.com/steipete/CodexBar (docs/ollama.md).',
  confidence: 'medium',
} as const;

const usd = (amount: number) => ({ amount, currency: 'USD', ...docs });

/** What the plans include is not published. They differ also in how many models run at once: 1, 3 and 10. */
export const planTable: PlanTable = {
  plans: [
    {
      id: 'free',
      name: 'Free',
      price: { month: { ...usd(0), source: 'The plan is called Free.' } },
      included: [],
      ...docs,
    },
    { id: 'pro', name: 'Pro', price: { month: usd(20), year: usd(200) }, included: [], ...docs },
    { id: 'max', name: 'Max', price: { month: usd(100) }, included: [], ...docs },
  ],
  bundles: [],
  bought: [],
};
