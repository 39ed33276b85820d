import type { PlanTable } from '../../core/advisor/plan-table';

const repository = 'https://github.com/civitai/civitai';
const memberships = {
  asOf: '2026-08-08',
  source: `${repository} docs/features/buzz-memberships.md`,
  confidence: 'high',
} as const;
const accounts = {
  asOf: '2026-08-08',
  source: `${repository} packages/civitai-buzz/src/account-types.ts`,
  confidence: 'high',
} as const;

const membership = (id: string, name: string, dollars: number, buzz: number) => ({
  id,
  name,
  price: { month: { amount: dollars, currency: 'USD', ...memberships } },
  // Which colour it is depends on the site where it was bought.
  included: [{ id: 'buzz', amount: buzz, unit: 'credit', renewal: 'monthly', ...memberships } as const],
  ...memberships,
});

/** Memberships that are paid in money; those that are paid in Buzz include none. Prices of packs: no dated page. */
export const planTable: PlanTable = {
  plans: [
    membership('bronze', 'Bronze', 10, 10_000),
    membership('silver', 'Silver', 25, 25_000),
    membership('gold', 'Gold', 50, 50_000),
  ],
  bundles: [],
  bought: [
    { unit: 'credit', pool: 'yellow', ...accounts },
    { unit: 'credit', pool: 'green', ...accounts },
  ],
};
