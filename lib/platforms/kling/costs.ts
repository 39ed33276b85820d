import type { PriceRule } from '../../core/quote/rule';

const credits = { pool: 'credits', unit: 'credit' } as const;

/**
 * The two prices that were captured on the web, each for its very settings. A note of 2025-08 (20 credits for 5 s) names
 * no model, and newer models are in no table: their price is what the page asks for and sends with its request.
 */
export const costs: readonly PriceRule[] = [
  {
    feature: 'video',
    models: ['1.5'],
    settings: { type: 'm2v_img2video' },
    seconds: 5,
    ...credits,
    amount: 20,
    asOf: '2026-08-16',
    source: 'A capture of klingai.com: showPrice 2000 for 5 s from an image.',
    confidence: 'high',
  },
  {
    feature: 'image',
    models: ['3.0'],
    settings: { resolution: '2k' },
    ...credits,
    amount: 1,
    asOf: '2026-05-28',
    source: 'A capture of klingai.com: showPrice 200 for two images.',
    confidence: 'high',
  },
];
