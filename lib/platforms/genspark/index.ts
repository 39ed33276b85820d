import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { planTable } from './plans';

/**
 * Genspark: no address that tells what is left is known, so its credits are typed in.
 */
export const genspark = definePlatform({
  id: 'genspark',
  name: 'Genspark',
  glyph: 'Gs',
  tier: 'C',
  confidence: 'high',
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
    home: 'https://www.genspark.ai/',
    usage: 'https://www.genspark.ai/pricing',
    topUp: 'https://www.genspark.ai/pricing',
  },
});
