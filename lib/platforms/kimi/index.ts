import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { readStats, readSubscription } from './balance';
import { endpoints } from './endpoints';
import { planTable } from './plans';

const membership = (call: string) =>
  `https://www.kimi.com/apiv2/kimi.gateway.membership.v2.MembershipService/${call}`;

/** As the page asks it (CodexBar docs/kimi.md): a Connect call without a message. Its token is renewed every quarter of an hour. */
const asked = {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'connect-protocol-version': '1', 'x-msh-platform': 'web' },
  body: '{}',
  auth: { kind: 'stored-token', key: 'access_token' },
} as const;

/**
 * Kimi: the month's credits and the windows of Kimi Code, in percent, asked in a tab of it with the token that its page
 * keeps. What a message takes of the credits is published nowhere.
 */
export const kimi = definePlatform({
  id: 'kimi',
  name: 'Kimi',
  glyph: 'Ki',
  icon: 'kimi',
  tier: 'A',
  confidence: 'high',
  pages: ['https://www.kimi.com/*'],
  permissions: ['https://www.kimi.com/*'],
  sessionIn: 'page',
  endpoints,
  readers: { stats: readStats, subscription: readSubscription },
  asking: {
    via: ['tab'],
    balance: () => [
      { ...asked, endpoint: 'stats', url: membership('GetSubscriptionStats'), required: true },
      { ...asked, endpoint: 'subscription', url: membership('GetSubscription'), everySeconds: 86_400 },
    ],
  },
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
