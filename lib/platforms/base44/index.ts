import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { planTable } from './plans';

/**
 * Base44: message credits and integration credits of a month. Where its page reads them (Settings, "Credit usage") and
 * what a prompt sends was found nowhere (November 2026).
 */
export const base44 = definePlatform({
  id: 'base44',
  name: 'Base44',
  glyph: 'B4',
  tier: 'C',
  confidence: 'low',
  pages: [],
  permissions: [],
  sessionIn: 'page',
  endpoints: {},
  readers: {},
  asking: { via: [], balance: () => [] },
  makes: 'message',
  costs: [],
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://app.base44.com/',
    usage: 'https://app.base44.com/',
    topUp: 'https://app.base44.com/',
  },
});
