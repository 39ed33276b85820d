import type { PriceRule } from '../../core/quote/rule';
import { POOL } from './balance';

/** What an avatar takes by the minute is known of the developer API alone, which has a pool of its own. */
export const costs: readonly PriceRule[] = [
  {
    feature: 'avatar',
    settings: { unlimited: true },
    pool: POOL,
    unit: 'credit',
    amount: 0,
    asOf: '2026-07-16',
    source: 'A client measured an Avatar III video in unlimited mode.',
    confidence: 'medium',
  },
  {
    feature: 'cinematic',
    pool: POOL,
    unit: 'credit',
    perSecond: 4,
    asOf: '2026-06-05',
    source: 'A client’s notes: "about 4 credits a second".',
    confidence: 'low',
  },
];
