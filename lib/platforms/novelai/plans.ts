import type { PlanTable } from '../../core/advisor/plan-table';

const remembered = {
  asOf: '2026-11-22',
  source: 'Long-standing plans, told without a dated page (dossier creative.md, "NovelAI").',
  confidence: 'low',
} as const;

const plan = (id: string, name: string, dollars: number, amount: number) => ({
  id,
  name,
  price: { month: { amount: dollars, currency: 'USD', ...remembered } },
  included: [
    { id: 'anlas', amount, unit: 'credit', pool: 'anlas', renewal: 'monthly' as const, ...remembered },
  ],
  ...remembered,
});

export const planTable: PlanTable = {
  plans: [
    plan('tablet', 'Tablet', 10, 1000),
    plan('scroll', 'Scroll', 15, 1000),
    plan('opus', 'Opus', 25, 10_000),
  ],
  bundles: [],
  bought: [],
};
