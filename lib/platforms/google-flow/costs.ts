import type { PriceRule } from '../../core/quote/rule';
import { NOT_ULTRA, ULTRA } from './tier';

const help = 'https://support.google.com/flow/answer/16526234';
const table = { asOf: '2026-06-18', source: `${help} as quoted by press in June 2026` } as const;
const clip = { feature: 'video', pool: 'credits', unit: 'credit' } as const;

const kinds = ['t2v', 'i2v_s', 'r2v'];
const fast = kinds.map((kind) => `veo_3_1_${kind}_fast*`);
const lite = ['t2v', 'i2v', 'interpolation'].map((kind) => `veo_3_1_${kind}_lite*`);
/** Of 8 seconds, by their exact names: what shorter ones cost is not told. */
const quality = [
  ...['veo_3_1_t2v', 'veo_3_1_t2v_portrait'],
  ...['veo_3_1_i2v_s', 'veo_3_1_i2v_s_fl', 'veo_3_1_i2v_s_portrait', 'veo_3_1_i2v_s_portrait_fl'],
];

/** A price that is less with Ultra. A task that doesn't tell the tier costs one of the two. */
function byTier(models: readonly string[], ultra: number, others: number): readonly PriceRule[] {
  const rule = { ...clip, models, ...table, confidence: 'medium' } as const;
  return [
    { ...rule, settings: { tier: ULTRA }, amount: ultra },
    ...NOT_ULTRA.map((tier) => ({ ...rule, settings: { tier }, amount: others })),
    { ...rule, amount: ultra, upTo: others / ultra },
  ];
}

function omni(seconds: number, amount: number): PriceRule {
  return {
    ...clip,
    models: [`abra_*_${seconds}s`],
    amount,
    ...table,
    confidence: 'medium',
  };
}

/**
 * Credits for each clip. The table speaks of products; which keys mean which is flow2api's word (2026-08-20), so none of
 * it is more than medium. Not told: extending a clip, Quality of 4 or 6 seconds, upscaling. The site's own list of
 * models goes before the table.
 */
export const costs: readonly PriceRule[] = [
  {
    ...clip,
    models: ['veo_3_1_*_relaxed'],
    amount: 0,
    asOf: '2026-08-20',
    source: 'https://github.com/TheSmallHanCat/flow2api: keys of lower priority, which Ultra has for nothing',
    confidence: 'medium',
  },
  {
    ...clip,
    models: kinds.map((kind) => `veo_3_1_${kind}_fast*_ultra*`),
    amount: 10,
    ...table,
    confidence: 'medium',
  },
  ...byTier(fast, 10, 20),
  ...byTier(lite, 5, 10),
  { ...clip, models: quality, amount: 100, ...table, confidence: 'medium' },
  ...[omni(4, 15), omni(6, 20), omni(8, 25), omni(10, 30)],
  { ...clip, feature: 'image', amount: 0, ...table, confidence: 'medium' },
];
