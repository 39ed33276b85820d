import type { PriceRule } from '../../core/quote/rule';
import { POOL } from './balance';

const credits = { pool: POOL, unit: 'credit' } as const;
const docs = {
  asOf: '2025-08-25',
  source: 'https://github.com/elevenlabs/elevenlabs-docs @ 3557f0b1',
  confidence: 'high',
} as const;

/** Of most voices: those of the library may multiply it, and no request tells by how much. So it is at least this. */
const speech = { ...docs, feature: 'speech', ...credits, confidence: 'medium' } as const;

/**
 * Of the page; the API takes other prices for sound effects. Music is paid by a price in money, whose credits only the
 * page shows.
 */
export const costs: readonly PriceRule[] = [
  { ...speech, models: ['eleven_flash_v2*', 'eleven_turbo_v2*'], perCharacter: 0.5 },
  { ...speech, models: ['eleven_multilingual_v2', 'eleven_monolingual_v1', 'eleven_v3'], perCharacter: 1 },
  { feature: 'sound-effect', ...credits, perSecond: 40, ...docs },
  // Without a length, for its four variants.
  { feature: 'sound-effect', ...credits, amount: 200, ...docs, confidence: 'medium' },
];
