import type { PriceRule } from '../../core/quote/rule';

const about = {
  pool: 'credits',
  unit: 'credit',
  amount: 20,
  asOf: '2026-11-22',
  source: 'Told as "about 20 credits" by pages on plans of 2026.',
  confidence: 'low',
} as const;

export const costs: readonly PriceRule[] = [
  { feature: 'first-draft', ...about },
  { feature: 'make', ...about },
];
