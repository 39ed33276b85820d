import type { PriceRule } from '../../core/quote/rule';
import { POOL } from './balance';

const credits = { pool: POOL, unit: 'credit' } as const;

/** With the largest plan's discount: others pay more, and learn it from their readings. */
const listed = {
  ...credits,
  feature: 'video',
  asOf: '2026-08',
  source: 'Price lists that clients of 2026 got from the site, with the discount of the largest plan.',
  confidence: 'medium',
} as const;

const rough = {
  ...credits,
  asOf: '2026-08',
  source: 'https://github.com/marcusquinn/aidevops (a rough guess in an automator)',
  confidence: 'low',
} as const;

/** Whether the model is one of the plan's unlimited ones, is not in the request. */
const unlimited = {
  ...credits,
  settings: { unlimited: true },
  amount: 0,
  asOf: '2026-08-07',
  source: 'https://github.com/higgsfield-ai/skills (use_unlim, where the plan has the model)',
  confidence: 'low',
} as const;

/**
 * Left out, because the name that a request has is not known: Seedance 2.0 fast (1.5 to 7 a second), Cinematic Studio 3.0
 * and Marketing Studio (5 and 10), Recraft v4.1 (1.25 and 8), lip sync, upscaling, edits.
 */
export const costs: readonly PriceRule[] = [
  { ...unlimited, feature: 'video' },
  { ...unlimited, feature: 'image' },
  { ...unlimited, feature: 'other' },
  { ...listed, models: ['seedance_2_0'], settings: { resolution: '480p' }, perSecond: 3 },
  { ...listed, models: ['seedance_2_0'], settings: { resolution: '720p' }, perSecond: 4.5 },
  { ...listed, models: ['seedance_2_0'], settings: { resolution: '1080p' }, perSecond: 9 },
  // From standard (1.25) to pro (2), which of them is not in the request.
  { ...listed, models: ['kling3_0'], perSecond: 1.25, upTo: 1.6 },
  { ...rough, feature: 'video', seconds: 10, amount: 30 },
  { ...rough, feature: 'video', seconds: 15, amount: 40 },
  { ...rough, feature: 'video', amount: 20 },
  { ...rough, feature: 'image', amount: 2 },
];
