import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { readAccount } from './balance';
import { costs } from './costs';
import { endpoints } from './endpoints';
import { planTable } from './plans';
import { readJobs } from './traffic';

/**
 * Midjourney: Fast time, of the plan and bought, told in seconds. Asked from the page's own origin, with its cookies and
 * the header that its own requests have, a constant. Where its prompt box is, no source says.
 */
export const midjourney = definePlatform({
  id: 'midjourney',
  name: 'Midjourney',
  glyph: 'Mj',
  icon: 'midjourney',
  tier: 'A',
  confidence: 'high',
  pages: ['https://www.midjourney.com/*'],
  permissions: ['https://www.midjourney.com/*'],
  sessionIn: 'page',
  endpoints,
  readers: { 'user-account': readAccount, 'submit-jobs': readJobs },
  asking: {
    via: ['tab'],
    balance: () => [
      {
        endpoint: 'user-account',
        method: 'GET',
        url: 'https://www.midjourney.com/api/user-account',
        headers: { 'X-CSRF-Protection': '1' },
        auth: { kind: 'cookies' },
        required: true,
      },
    ],
  },
  makes: 'imagine',
  costs,
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://www.midjourney.com/imagine',
    usage: 'https://www.midjourney.com/account',
    topUp: 'https://www.midjourney.com/account',
  },
});
