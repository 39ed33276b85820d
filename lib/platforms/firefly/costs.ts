import type { PriceRule } from '../../core/quote/rule';
import { POOL } from './balance';

const credits = { pool: POOL, unit: 'credit' } as const;

/** Clients that asked /v2/credits/cost for each of them, as they stood in August. */
const measured = {
  ...credits,
  feature: 'video',
  asOf: '2026-08',
  source: 'Measured on https://bks.adobe.io/v2/credits/cost by open-source clients of 2026.',
  confidence: 'high',
} as const;

/** Two features of Kling 3, by text or picture; that which changes a clip costs more, and is known by no name. */
const klingFeatures = ['firefly_3p:external:kling_o3_tir2v', 'firefly_3p:external:kling_v3_ti2v'];

/** Resolution, sound, credits a second. */
const kling = [
  [720, false, 20],
  [720, true, 25],
  [1080, false, 25],
  [1080, true, 35],
] as const;

/** A video is linear in its seconds, without a base fee. The price asks by feature, the generation by model and version. */
function video(feature: string, version: string, perSecond: number): readonly PriceRule[] {
  return [
    { ...measured, models: [feature], perSecond },
    { ...measured, models: ['veo'], settings: { version }, perSecond },
  ];
}

/**
 * Left out, because it is known by no name that a request has: Adobe's own video (20, 50 or 100 a second, by resolution),
 * Kling from video to video (30 or 40). Partner models' images: no price in any source.
 */
export const costs: readonly PriceRule[] = [
  ...video('firefly_3p:external:veo_3', '3.1-generate', 50),
  ...video('firefly_3p:external:veo_3_fast', '3.1-fast-generate', 10),
  ...kling.flatMap(([lines, audio, perSecond]): PriceRule[] => {
    const version = 'kling_v3_omni';
    const row = { ...measured, perSecond };
    return [
      { ...row, models: klingFeatures, settings: { resolution: `${lines}p`, audio } },
      // Lying and upright: the shorter side counts.
      { ...row, models: ['kling'], settings: { version, audio, height: lines } },
      { ...row, models: ['kling'], settings: { version, audio, width: lines } },
    ];
  }),
  // Where the form doesn't tell resolution and sound: from the cheapest to the dearest.
  { ...measured, models: klingFeatures, perSecond: 20, upTo: 1.75 },
  // Of plans with unlimited standard features it takes nothing, and no answer tells which plan this is: so it is never
  // taken off, only shown as unverified.
  {
    ...credits,
    feature: 'image',
    amount: 1,
    asOf: '2026-11',
    source:
      'https://helpx.adobe.com, "Generative credits": most standard features take 1; nothing on plans with unlimited ones.',
    confidence: 'low',
  },
];
