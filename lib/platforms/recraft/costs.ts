import type { PriceRule } from '../../core/quote/rule';
import { POOL } from './balance';

const one = {
  pool: POOL,
  unit: 'credit',
  amount: 1,
  asOf: '2026-09-15',
  source: 'A client’s notes on what recraft.ai took.',
} as const;

/** What images take on the page no source tells: units of the developer API are of another size. */
export const costs: readonly PriceRule[] = [
  { ...one, feature: 'remove-background', confidence: 'medium' },
  { ...one, feature: 'upscale', confidence: 'low' },
];
