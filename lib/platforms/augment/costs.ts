import type { PriceRule } from '../../core/quote/rule';

const example = {
  feature: 'task',
  pool: 'credits',
  unit: 'credit',
  asOf: '2026-11-22',
  source: 'https://docs.augmentcode.com/models/credit-based-pricing',
  confidence: 'medium',
} as const;

/** Of a middle-sized task, by the vendor's own examples; what a task takes depends on its length. */
export const costs: readonly PriceRule[] = [
  { ...example, models: ['Claude Sonnet 4.5'], amount: 293 },
  { ...example, models: ['Claude Opus 4.5'], amount: 488 },
  { ...example, models: ['Claude Haiku 4.5'], amount: 88 },
  { ...example, models: ['GPT-5.1'], amount: 219 },
];
