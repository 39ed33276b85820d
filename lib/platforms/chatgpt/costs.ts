import type { PriceRule } from '../../core/quote/rule';

const told = {
  unit: 'use',
  amount: 1,
  asOf: '2026-10',
  source: 'limits_progress of chatgpt.com/backend-api/conversation/init',
  confidence: 'medium',
} as const;

/** One run takes one. A message costs one of its own model's cap, images' count does not move: no entry. */
export const costs: readonly PriceRule[] = [
  { feature: 'deep-research', pool: 'feature:deep_research', ...told },
  { feature: 'agent', pool: 'feature:odyssey', ...told },
  { feature: 'file-upload', pool: 'feature:file_upload', ...told },
];
