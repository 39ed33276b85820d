import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { endpoints } from './endpoints';
import { readGraphql } from './graphql';
import { planTable } from './plans';

/**
 * Leonardo.ai: tokens of a plan, carried over and bought, of a person or a team. Only read along: its token lives in the
 * page's memory. What things cost on the web no source tells, so it is learned; where its prompt box is, none does.
 */
export const leonardo = definePlatform({
  id: 'leonardo',
  name: 'Leonardo.ai',
  glyph: 'Lo',
  tier: 'A',
  confidence: 'high',
  pages: ['https://app.leonardo.ai/*'],
  permissions: ['https://app.leonardo.ai/*'],
  sessionIn: 'page',
  endpoints,
  readers: { graphql: readGraphql },
  asking: { via: [], balance: () => [], signOutBy: ['graphql'] },
  makes: 'image',
  costs: [],
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  // The path of its billing page, under the settings, is not known.
  links: {
    home: 'https://app.leonardo.ai/',
    usage: 'https://app.leonardo.ai/',
    topUp: 'https://app.leonardo.ai/',
  },
});
