import type { PriceRule } from '../../core/quote/rule';

const credits = { pool: 'credits', unit: 'credit', amount: 10 };
const clients = 'Reported alike by open-source clients of 2026; no dated page of Suno tells it.';

/** One create makes two songs at 5 credits each. A create with a persona or a voice is a create. */
export const costs: readonly PriceRule[] = [
  {
    feature: 'create',
    ...credits,
    asOf: '2026-03-07',
    source: 'https://github.com/gcui-art/suno-api',
    confidence: 'high',
  },
  { feature: 'extend', ...credits, asOf: '2026-11-22', source: clients, confidence: 'medium' },
  { feature: 'cover', ...credits, asOf: '2026-11-22', source: clients, confidence: 'medium' },
  { feature: 'remaster', ...credits, asOf: '2026-11-22', source: clients, confidence: 'medium' },
];

/** One song is one download, in whatever format (help.suno.com, article 13614785). */
export const DOWNLOAD_COST = 1;
