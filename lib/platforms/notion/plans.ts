import type { PlanTable } from '../../core/advisor/plan-table';

const help = {
  asOf: '2026-11-22',
  source: 'Official help of Notion, as noted that day (dossier chat.md, "Notion AI")',
  confidence: 'high',
} as const;

/**
 * Credits of Custom Agents, for all of a workspace: bought by its admins in presets at one price, gone at the monthly
 * service date. What the plans cost, and how large their AI allowance is, was not found.
 */
export const planTable: PlanTable = {
  plans: [
    { id: 'business', name: 'Business', included: [], ...help },
    { id: 'enterprise', name: 'Enterprise', included: [], ...help },
  ],
  bundles: [
    {
      id: 'credits-1000',
      name: '1,000 Notion credits',
      amount: 1000,
      unit: 'credit',
      pool: 'agent-credits',
      price: { amount: 10, currency: 'USD', ...help },
      expiresAfterMonths: 1,
      needsPlan: ['business', 'enterprise'],
      ...help,
    },
  ],
  bought: [],
};
