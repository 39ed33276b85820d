import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { readStats, readSubscription } from './balance';
import { endpoints } from './endpoints';
import { planTable } from './plans';

/**
 * Kimi: the month's credits and the windows of Kimi Code, in percent. Its token is the page's (`access_token` in its
 * storage, renewed every quarter of an hour), so the page's own answers are read along. What a message takes of the
 * credits is published nowhere.
 */
export const kimi = definePlatform({
  id: 'kimi',
  name: 'Kimi',
  glyph: 'Ki',
  tier: 'A',
  confidence: 'high',
  pages: ['https://www.kimi.com/*'],
  permissions: ['https://www.kimi.com/*'],
  sessionIn: 'page',
  endpoints,
  readers: { stats: readStats, subscription: readSubscription },
  asking: { via: [], balance: () => [], readAlong: ['stats'] },
  makes: 'message',
  costs: [],
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://www.kimi.com/',
    usage: 'https://www.kimi.com/membership/subscription?tab=quota',
    topUp: 'https://www.kimi.com/membership/subscription?tab=quota',
  },
});
