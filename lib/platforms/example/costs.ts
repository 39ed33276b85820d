import type { PriceRule } from '../../core/quote/rule';

const fact = { asOf: '2026-11-22', source: 'https://pretend.example/pricing', confidence: 'high' } as const;
const video = { feature: 'video', pool: 'credits', unit: 'credit', ...fact } as const;

/** By the second of each clip. The most special first. */
export const costs: readonly PriceRule[] = [
  { ...video, models: ['pretend-fast*'], perSecond: 2 },
  { ...video, perSecond: 5 },
];
