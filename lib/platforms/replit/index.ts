import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { endpoints } from './endpoints';
import { readGraphql } from './graphql';
import { planTable } from './plans';

/**
 * Replit: credits in USD of a person or an organisation, and on free accounts the Agent's quota. Read along only: its
 * queries are persisted, so that their ids change with the site. What the Agent takes is seen by the balance alone, and
 * has no price list, so there is no price to preview.
 */
export const replit = definePlatform({
  id: 'replit',
  name: 'Replit',
  glyph: 'Re',
  icon: 'replit',
  tier: 'A',
  confidence: 'medium',
  pages: ['https://replit.com/*'],
  permissions: ['https://replit.com/*'],
  sessionIn: 'page',
  endpoints,
  readers: { graphql: readGraphql },
  asking: { via: [], balance: () => [] },
  makes: 'agent',
  costs: [],
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://replit.com/',
    usage: 'https://replit.com/usage',
    topUp: 'https://replit.com/account#billing',
  },
});
