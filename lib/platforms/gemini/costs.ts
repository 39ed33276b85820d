import type { PriceRule } from '../../core/quote/rule';

const measured = {
  feature: 'message',
  pool: 'daily',
  unit: 'credit',
  asOf: '2026-06',
  source: 'An extension that measured one account with daily credits (qpEbW) in June 2026',
  // One account's messages, before the windows of five hours and a week.
  confidence: 'low',
} as const;

/** What a message takes of the two windows is not published: it is learned. */
export const costs: readonly PriceRule[] = [
  { ...measured, models: ['Pro'], amount: 19 },
  { ...measured, models: ['Flash-Lite'], amount: 0 },
];
