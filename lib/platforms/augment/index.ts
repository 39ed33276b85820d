import { presetsOf } from '../plan-presets';
import { type Ask, definePlatform } from '../platform';
import { readCredits, readSubscription } from './balance';
import { costs } from './costs';
import { endpoints } from './endpoints';
import { planTable } from './plans';

function ask(endpoint: keyof typeof endpoints): Ask {
  const url = endpoints[endpoint].url;
  return { endpoint, method: 'GET', url, auth: { kind: 'cookies' } };
}

/**
 * Augment: credits of a billing cycle. They are used in the editor, so no use is seen, and there is no box.
 */
export const augment = definePlatform({
  id: 'augment',
  name: 'Augment',
  glyph: 'Au',
  tier: 'A',
  confidence: 'medium',
  pages: ['https://app.augmentcode.com/*'],
  permissions: ['https://app.augmentcode.com/*'],
  sessionIn: 'page',
  endpoints,
  readers: { credits: readCredits, subscription: readSubscription },
  asking: {
    via: ['tab', 'background'],
    // The second is asked whenever the first is: it adds what the first one's answer takes away again.
    balance: () => [{ ...ask('credits'), required: true }, ask('subscription')],
  },
  makes: 'task',
  costs,
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://app.augmentcode.com/',
    usage: 'https://app.augmentcode.com/account/subscription',
    topUp: 'https://app.augmentcode.com/account/subscription',
  },
});
