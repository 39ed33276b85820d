import type { PriceRule } from '../../core/quote/rule';
import { POOL } from './balance';

const video = {
  feature: 'video',
  pool: POOL,
  unit: 'credit',
  asOf: '2026-09-23',
  source: 'https://hailuoai.video/public/v2/api/multimodal/video/model/info (as a client kept it)',
  confidence: 'medium',
} as const;

const clip = (models: readonly string[], resolution: string, seconds: number, amount: number): PriceRule => ({
  ...video,
  models,
  settings: { resolution },
  seconds,
  amount,
});

/** Hailuo 2.0 and 2.3; `23210` is 2.0 from pictures, `23218` is 2.3-Fast. */
const standard = ['23200', '23204', '23210', '23217'];

/** The page's own list goes before all of it. MiniMax H3 stands in it with 0, which is no price. */
export const costs: readonly PriceRule[] = [
  clip(['23210'], '512', 6, 12),
  clip(['23210'], '512', 10, 25),
  clip(standard, '768', 6, 25),
  clip(standard, '768', 10, 50),
  clip(standard, '1080', 6, 80),
  clip(['23218'], '768', 6, 15),
  clip(['23218'], '768', 10, 30),
  clip(['23218'], '1080', 6, 50),
  { ...video, models: ['hailuo_h3_max_*'], settings: { resolution: '480' }, perSecond: 4 },
  { ...video, models: ['hailuo_h3_max_*'], settings: { resolution: '768' }, perSecond: 7 },
  clip(['veo3.1-t2v', 'veo3.1-i2v'], '720', 8, 120),
  clip(['veo3.1-t2v', 'veo3.1-i2v'], '1080', 8, 120),
  clip(['veo3.1-t2v', 'veo3.1-i2v'], '3840', 8, 180),
  clip(['veo3.1-t2v-fast', 'veo3.1-i2v-fast'], '720', 8, 60),
  clip(['veo3.1-t2v-fast', 'veo3.1-i2v-fast'], '1080', 8, 60),
  clip(['veo3.1-t2v-fast', 'veo3.1-i2v-fast'], '3840', 8, 90),
  { ...video, models: ['sora2-*'], settings: { resolution: '720' }, perSecond: 10 },
];
