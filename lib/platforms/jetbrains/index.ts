import { definePlatform } from '../platform';

/**
 * JetBrains AI: a quota of 30 days. Only a file of the IDE tells it; no address of the web account was found, and no dated
 * page with what the plans hold (November 2026).
 */
export const jetbrains = definePlatform({
  id: 'jetbrains',
  name: 'JetBrains AI',
  glyph: 'JB',
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
  plans: [],
  links: {
    home: 'https://www.jetbrains.com/',
    usage: 'https://www.jetbrains.com/',
    topUp: 'https://www.jetbrains.com/',
  },
});
