import type { PriceRule } from '../../core/quote/rule';
import { imaginePool } from './imagine';
import { modePool, modes } from './modes';

const window = {
  feature: 'message',
  unit: 'query',
  amount: 1,
  asOf: '2026-08-20',
  source: 'https://github.com/chenyme/grok2api (a window of 2 hours for each mode, counted in queries)',
  confidence: 'high',
} as const;

/** That each kind of work takes of the count of its name is what the names say; no source tells it. */
const byName = {
  unit: 'use',
  amount: 1,
  asOf: '2026-08-20',
  source: 'By the names in https://grok.com/rest/media/imagine/quota_info',
  confidence: 'low',
} as const;

/**
 * Where two efforts share a window, the answer tells how many queries one message takes (`highEffortRateLimits.cost`),
 * which goes before these. What anything takes of the week is not published: it is learned.
 */
export const costs: readonly PriceRule[] = [
  ...modes.map(({ id }) => ({ ...window, pool: modePool(id), models: [id] })),
  { feature: 'video', pool: imaginePool('video720p'), settings: { resolution: '720p' }, ...byName },
  { feature: 'video', pool: imaginePool('video'), settings: { resolution: '480p' }, ...byName },
  { feature: 'image-edit', pool: imaginePool('imageEdit'), ...byName },
];
