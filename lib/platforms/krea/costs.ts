import type { PriceRule } from '../../core/quote/rule';
import { POOL } from './balance';

const units = { pool: POOL, unit: 'credit' } as const;

/** Prices of the developer API, which takes of the same kind of unit; that the page takes as much, nobody says. */
const image = {
  feature: 'image',
  ...units,
  asOf: '2026-04-22',
  source: 'https://github.com/krea-ai/skills (compute units of the API)',
  confidence: 'medium',
} as const;

/** By the clip, whatever its length: a capture of another Seedance on the page took 152 for five seconds. */
const video = { ...image, feature: 'video', confidence: 'low' } as const;

/** What the page asks for itself goes before all of it. Nano Banana 2 is told as "about 5". */
export const costs: readonly PriceRule[] = [
  { ...image, models: ['z-image', 'flux-1-dev'], amount: 3, upTo: 5 / 3 },
  { ...image, models: ['nano-banana-2'], amount: 5 },
  { ...image, models: ['nano-banana-pro'], amount: 119 },
  { ...video, models: ['seedance-2-fast'], amount: 39 },
  { ...video, models: ['veo-3.1-fast', 'kling-2.5'], amount: 275, upTo: 307 / 275 },
];
