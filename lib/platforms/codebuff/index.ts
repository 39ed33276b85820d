import { definePlatform } from '../platform';
import { readSubscription, readUsage } from './balance';
import { endpoints } from './endpoints';

/**
 * Codebuff: credits, and with a subscription windows of them. Only read along, because a look at the usage may buy credits (see
 * endpoints.ts); so it is the page that looks. It is used in a terminal, so no use is seen.
 */
export const codebuff = definePlatform({
  id: 'codebuff',
  name: 'Codebuff',
  glyph: 'Cb',
  tier: 'A',
  confidence: 'medium',
  pages: ['https://www.codebuff.com/*'],
  permissions: ['https://www.codebuff.com/*'],
  sessionIn: 'page',
  endpoints,
  readers: { usage: readUsage, subscription: readSubscription },
  asking: { via: [], balance: () => [], readAlong: ['usage'] },
  makes: 'task',
  costs: [],
  composers: [],
  // Prices and amounts were found in no dated source.
  plans: [],
  // How much a month gives is not told: no share can be taken.
  thresholds: { low: { value: 100, in: 'units' }, critical: { value: 20, in: 'units' } },
  links: {
    home: 'https://www.codebuff.com/',
    usage: 'https://www.codebuff.com/usage',
    topUp: 'https://www.codebuff.com/usage',
  },
});
