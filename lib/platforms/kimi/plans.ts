import type { PlanTable, Price } from '../../core/advisor/plan-table';
import type { Fact } from '../../core/fact';

/** Figures of an older site, in CNY; since then the page tells percent, not requests. */
const noted = {
  asOf: '2026-08-21',
  source: 'https://github.com/steipete/CodexBar (docs/kimi.md)',
  confidence: 'low',
} as const;

const yuan = (amount: number): { readonly month: Price & Fact } => ({
  month: { amount, currency: 'CNY', ...noted },
});
const requests = (amount: number) => ({
  id: 'requests',
  label: 'Code requests',
  amount,
  unit: 'use',
  renewal: 'weekly' as const,
  ...noted,
});

/** The 200 requests of five hours are no allowance of a day or more. What the plans cost in USD was not found. */
export const planTable: PlanTable = {
  plans: [
    { id: 'andante', name: 'Andante', price: yuan(49), included: [requests(1024)], ...noted },
    { id: 'moderato', name: 'Moderato', price: yuan(99), included: [requests(2048)], ...noted },
    { id: 'allegretto', name: 'Allegretto', price: yuan(199), included: [requests(7168)], ...noted },
  ],
  bundles: [],
  bought: [],
};
