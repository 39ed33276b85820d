import type { Allowance, PlanTable } from '../../core/advisor/plan-table';

const recorded = {
  asOf: '2026-07-28',
  source: "https://github.com/steipete/CodexBar (the console's quota-config, recorded)",
  confidence: 'medium',
} as const;

const weekly = (amount: number): Allowance => ({
  id: 'weekly',
  amount,
  unit: 'credit',
  renewal: 'weekly',
  rollover: 'none',
  ...recorded,
});

/**
 * The personal token plan of Qwen Cloud. Each has a second limit in any 5 hours (700, 3,000 and 12,000 credits), which
 * is no period of a plan table. Its prices were not found; nor which share of the console's percentages a credit is, so
 * no pool is named.
 */
export const planTable: PlanTable = {
  plans: [
    { id: 'lite', name: 'Lite', included: [weekly(2500)], ...recorded },
    { id: 'standard', name: 'Standard', included: [weekly(10_000)], ...recorded },
    { id: 'pro', name: 'Pro', included: [weekly(40_000)], ...recorded },
  ],
  bundles: [],
  bought: [],
};
