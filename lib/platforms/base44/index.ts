import { typedInPlatform } from '../typed-in';
import { planTable } from './plans';

/**
 * Base44: message credits and integration credits of a month. Where its page reads them (Settings, "Credit usage") and
 * what a prompt sends was found nowhere (November 2026).
 */
export const base44 = typedInPlatform({
  id: 'base44',
  name: 'Base44',
  glyph: 'B4',
  confidence: 'low',
  makes: 'message',
  planTable,
  links: {
    home: 'https://app.base44.com/',
    usage: 'https://app.base44.com/',
    topUp: 'https://app.base44.com/',
  },
});
