import type { PriceRule } from '../../core/quote/rule';

/** A message in build mode costs by its complexity, of which there is no table: it is learned. */
export const costs: readonly PriceRule[] = [
  {
    feature: 'plan',
    pool: 'credits',
    unit: 'credit',
    amount: 1,
    asOf: '2026-07',
    source: "Lovable's documentation, mid 2026: one credit a message in plan mode",
    confidence: 'high',
  },
];
