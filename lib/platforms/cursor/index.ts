import { presetsOf } from '../plan-presets';
import { type Ask, definePlatform } from '../platform';
import { readSummary } from './balance';
import { endpoints } from './endpoints';
import { readEvents } from './events';
import { readAccountCredit, readGrants, readGrokBot, readMe } from './extras';
import { planTable } from './plans';
import { readRequests } from './requests';

const get = (endpoint: keyof typeof endpoints, path: string): Ask => ({
  endpoint,
  method: 'GET',
  url: `https://cursor.com/api/${path}`,
  auth: { kind: 'cookies' },
});

/** Only a page of cursor.com may ask it: from elsewhere it is refused. */
const post = (endpoint: keyof typeof endpoints, path: string): Ask => ({
  endpoint,
  method: 'POST',
  url: `https://cursor.com/api/dashboard/${path}`,
  headers: { accept: 'application/json', 'content-type': 'application/json' },
  body: '{}',
  auth: { kind: 'cookies' },
  from: 'https://cursor.com/*',
});

/** Of what changes seldom, in seconds. */
const seldom = { everySeconds: 1800 };

/**
 * Cursor: what a plan includes in USD and by kind of model, and what is paid beyond. The editor spends it, of which a
 * browser sees nothing but the balance; the usage page lists single uses. So there is no price to preview, and the
 * prices of models are not kept here.
 */
export const cursor = definePlatform({
  id: 'cursor',
  name: 'Cursor',
  glyph: 'Cu',
  icon: 'cursor',
  tier: 'A',
  confidence: 'high',
  // www.cursor.com is not among them: from there the API would be another origin's.
  pages: ['https://cursor.com/*'],
  permissions: ['https://cursor.com/*'],
  sessionIn: 'page',
  endpoints,
  readers: {
    'usage-summary': readSummary,
    requests: readRequests,
    me: readMe,
    'account-credit': readAccountCredit,
    'credit-grants': readGrants,
    'grok-bot': readGrokBot,
    events: readEvents,
  },
  asking: {
    via: ['tab', 'background'],
    identity: get('me', 'auth/me'),
    balance: ({ id }) => [
      { ...get('usage-summary', 'usage-summary'), required: true },
      { ...get('requests', `usage?user=${encodeURIComponent(id)}`), ...seldom },
      { ...get('account-credit', 'auth/stripe'), ...seldom },
      { ...post('credit-grants', 'get-credit-grants-balance'), ...seldom },
      { ...post('grok-bot', 'get-sand-usage-status'), ...seldom },
    ],
  },
  makes: 'message',
  costs: [],
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://cursor.com/dashboard/usage',
    usage: 'https://cursor.com/dashboard/spending',
    topUp: 'https://cursor.com/dashboard/billing',
  },
});
