import type { PriceRule } from '../../core/quote/rule';
import { POOL } from './balance';
import { WITH_PARAMETERS } from './endpoints';

const time = { pool: POOL, unit: 'second' } as const;

/** As a client of 2026 sends it, and as another says to have captured it. */
const relaxed = ['relax', 'relaxed'];

/** Relax takes no Fast time, whatever is made (Standard and above; videos: Pro and Mega). */
const relax = (feature: string): readonly PriceRule[] =>
  relaxed.map((mode) => ({
    ...time,
    feature,
    settings: { mode },
    amount: 0,
    asOf: '2026-11-22',
    source: 'https://docs.midjourney.com (GPU speed)',
    confidence: 'high',
  }));

/** About eight times a job of images, for four videos of 5 s; fewer cost less in proportion. */
const standard = {
  ...time,
  feature: 'video',
  models: ['*_480'],
  asOf: '2026-11-22',
  source: 'https://docs.midjourney.com (video: about 8 times an image job)',
  confidence: 'medium',
} as const;

/** About 26 minutes for four, as one source tells. */
const high = {
  ...standard,
  models: ['*_720'],
  source: 'Told by one guide: about 26 Fast minutes for a batch of four.',
  confidence: 'low',
} as const;

/**
 * Rules of thumb: there is no price of a single job. Upscales and unusual shapes cost more, variations less, by how
 * much no official page says; nor what Turbo costs. All of that is learned from readings. A prompt that names a speed
 * itself has no rule at all.
 */
export const costs: readonly PriceRule[] = [
  ...['imagine', WITH_PARAMETERS, 'vary', 'upscale', 'pan', 'video'].flatMap(relax),
  {
    ...time,
    feature: 'imagine',
    settings: { mode: 'fast' },
    amount: 60,
    asOf: '2026-11-22',
    source: 'https://docs.midjourney.com (GPU speed: four images take about a minute)',
    confidence: 'high',
  },
  { ...standard, settings: { mode: 'fast', batch: '--bs 1' }, amount: 120 },
  { ...standard, settings: { mode: 'fast', batch: '--bs 2' }, amount: 240 },
  { ...standard, settings: { mode: 'fast' }, amount: 480 },
  { ...high, settings: { mode: 'fast', batch: '--bs 1' }, amount: 390 },
  { ...high, settings: { mode: 'fast', batch: '--bs 2' }, amount: 780 },
  { ...high, settings: { mode: 'fast' }, amount: 1560 },
];

/** The same, with Relax for whatever is made: kinds of jobs come that no source has named. */
export const costsOf = (feature: string): readonly PriceRule[] => [...relax(feature), ...costs];
