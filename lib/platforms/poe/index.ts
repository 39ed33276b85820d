import { definePlatform } from '../platform';
import { endpoints } from './endpoints';
import { readGraphql } from './graphql';

/**
 * Poe: points of a subscription and bought ones. Read along only: its requests are signed in the page, and are not to
 * be made again. Prices of messages are told by the site, so there is no table of them; what plans and bundles of
 * points cost was found in no official source; where the prompt box is, in none at all.
 */
export const poe = definePlatform({
  id: 'poe',
  name: 'Poe',
  glyph: 'P',
  icon: 'poe',
  tier: 'A',
  confidence: 'medium',
  pages: ['https://poe.com/*'],
  permissions: ['https://poe.com/*'],
  sessionIn: 'page',
  endpoints,
  readers: { graphql: readGraphql },
  asking: { via: [], balance: () => [] },
  makes: 'message',
  costs: [],
  composers: [],
  plans: [],
  links: {
    home: 'https://poe.com/',
    usage: 'https://poe.com/settings',
    topUp: 'https://poe.com/settings',
  },
});
