import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { planTable } from './plans';

/**
 * Canva AI: uses of a month, shared by its tools, of which some count more (Standard, Premium, Ultra; how much more is
 * not told). Where its page reads them was found nowhere (November 2026).
 */
export const canva = definePlatform({
  id: 'canva',
  name: 'Canva AI',
  glyph: 'Cv',
  tier: 'C',
  confidence: 'low',
  pages: [],
  permissions: [],
  sessionIn: 'page',
  endpoints: {},
  readers: {},
  asking: { via: [], balance: () => [] },
  makes: 'use',
  costs: [],
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://www.canva.com/',
    usage: 'https://www.canva.com/',
    topUp: 'https://www.canva.com/',
  },
});
