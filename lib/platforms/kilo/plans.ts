import type { PlanTable } from '../../core/advisor/plan-table';

const tiers = {
  asOf: '2026-08-21',
  source: 'The names of the tiers in https://github.com/steipete/CodexBar (docs/kilo.md).',
  confidence: 'medium',
} as const;

const usd = (amount: number) => ({ month: { amount, currency: 'USD', ...tiers } });

/** What a pass includes differs by month and bonus; the answer tells it. */
export const planTable: PlanTable = {
  plans: [
    { id: 'starter', name: 'Kilo Pass Starter', price: usd(19), included: [], ...tiers },
    { id: 'pro', name: 'Kilo Pass Pro', price: usd(49), included: [], ...tiers },
    { id: 'expert', name: 'Kilo Pass Expert', price: usd(199), included: [], ...tiers },
  ],
  bundles: [],
  bought: [],
};
