import type { PriceRule } from '../../core/quote/rule';
import { POOL } from './balance';
import { OTHER } from './endpoints';

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

/**
 * A model that the plan doesn't have without a limit is refused (403 `unlimited_generation_not_allowed`), and takes
 * nothing either: three clients say so, one of them with the wallet before and after.
 */
const unlimited = {
  ...credits,
  settings: { unlimited: true },
  amount: 0,
  asOf: '2026-08-07',
  source:
    'https://github.com/higgsfield-ai/skills (use_unlim); https://github.com/techy-zai-fi/higgs-unlim @ 1f16040a',
  confidence: 'medium',
} as const;

/** A variant of Seedance 2.0, which jobs name beside their type. */
function seedanceFast(resolution: string, perSecond: number): readonly PriceRule[] {
  const settings = { variant: 'seedance_2_0_fast', resolution };
  return [{ ...listed, models: ['seedance_2_0'], settings, perSecond }];
}

/**
 * Left out, because the name that a request has is not known: lip sync, upscaling, edits. What else the site's own price
 * list tells (Cinematic Studio 3.0, Recraft v4.1…) is read from there.
 */
export const costs: readonly PriceRule[] = [
  { ...unlimited, feature: 'video' },
  { ...unlimited, feature: 'image' },
  { ...unlimited, feature: OTHER },
  ...seedanceFast('480p', 1.5),
  ...seedanceFast('720p', 3.5),
  ...seedanceFast('1080p', 7),
  { ...listed, models: ['seedance_2_0'], settings: { resolution: '480p' }, perSecond: 3 },
  { ...listed, models: ['seedance_2_0'], settings: { resolution: '720p' }, perSecond: 4.5 },
  { ...listed, models: ['seedance_2_0'], settings: { resolution: '1080p' }, perSecond: 9 },
  // From without sound to with it; which costs what, the site's own list tells.
  { ...listed, models: ['kling3_0'], settings: { mode: 'pro' }, perSecond: 1.5, upTo: 2 / 1.5 },
  { ...listed, models: ['kling3_0'], settings: { mode: 'std' }, perSecond: 1.25, upTo: 1.75 / 1.25 },
  { ...listed, models: ['kling3_0'], perSecond: 1.25, upTo: 2 / 1.25 },
  { ...rough, feature: 'video', seconds: 10, amount: 30 },
  { ...rough, feature: 'video', seconds: 15, amount: 40 },
  { ...rough, feature: 'video', amount: 20 },
  { ...rough, feature: 'image', amount: 2 },
];
