import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { planTable } from './plans';

/**
 * Warp: credits of a month and bought ones. Its API tells them to a key, but only to who calls itself Warp, which a
 * browser cannot do (others get 429).
 */
export const warp = definePlatform({
  id: 'warp',
  name: 'Warp',
  glyph: 'Wp',
  tier: 'C',
  confidence: 'medium',
  pages: [],
  permissions: [],
  sessionIn: 'page',
  endpoints: {},
  readers: {},
  asking: { via: [], balance: () => [] },
  makes: 'request',
  costs: [],
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://app.warp.dev/',
    usage: 'https://app.warp.dev/',
    topUp: 'https://app.warp.dev/',
  },
});
