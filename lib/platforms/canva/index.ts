import { typedInPlatform } from '../typed-in';
import { planTable } from './plans';

/**
 * Canva AI: uses of a month, shared by its tools, of which some count more (Standard, Premium, Ultra; how much more is
 * not told). Where its page reads them was found nowhere (November 2026).
 */
export const canva = typedInPlatform({
  id: 'canva',
  name: 'Canva AI',
  glyph: 'Cv',
  confidence: 'low',
  makes: 'use',
  planTable,
  links: {
    home: 'https://www.canva.com/',
    usage: 'https://www.canva.com/',
    topUp: 'https://www.canva.com/',
  },
});
