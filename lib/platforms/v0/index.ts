import { presetsOf } from '../plan-presets';
import { type Ask, definePlatform } from '../platform';
import { readPlanInfo, readRateLimit } from './balance';
import { composers } from './composer';
import { endpoints } from './endpoints';
import { readMessage } from './message';
import { planTable } from './plans';
import { readUser } from './user';

const get = (endpoint: keyof typeof endpoints, path: string): Ask => ({
  endpoint,
  method: 'GET',
  url: `https://v0.app/${path}`,
  auth: { kind: 'cookies' },
});

/**
 * v0 by Vercel: credits in USD, of a person or a team. Messages are priced by tokens; what the models of the site cost
 * is not published, so it is learned.
 */
export const v0 = definePlatform({
  id: 'v0',
  name: 'v0',
  glyph: 'v0',
  icon: 'v0',
  tier: 'A',
  confidence: 'medium',
  pages: ['https://v0.app/*'],
  permissions: ['https://v0.app/*'],
  sessionIn: 'page',
  endpoints,
  readers: {
    'plan-info': readPlanInfo,
    'rate-limit': readRateLimit,
    user: readUser,
    message: readMessage,
  },
  asking: {
    via: ['tab', 'background'],
    identity: get('user', 'api/chat/scoped/user'),
    balance: () => [{ ...get('plan-info', 'chat/api/plan-info'), required: true }],
  },
  makes: 'message',
  costs: [],
  composers,
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://v0.app/',
    usage: 'https://v0.app/chat/settings/usage',
    topUp: 'https://v0.app/chat/settings/billing',
  },
});
