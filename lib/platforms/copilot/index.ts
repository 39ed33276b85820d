import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { readEntitlement } from './balance';
import { endpoints } from './endpoints';
import { readMessage } from './message';
import { planTable } from './plans';
import { readUsageCard } from './usage-card';

/**
 * GitHub Copilot: AI credits of a month. All of github.com, because it changes from page to page without loading anew,
 * and its own pages ask for the balance wherever Copilot is. A request of the chat holds its last message only, not
 * what the model reads besides, so the prices of tokens would come out too low: what a message takes is learned.
 */
export const copilot = definePlatform({
  id: 'copilot',
  name: 'GitHub Copilot',
  glyph: 'GH',
  icon: 'githubcopilot',
  tier: 'A',
  confidence: 'high',
  pages: ['https://github.com/*'],
  permissions: ['https://github.com/*'],
  sessionIn: 'page',
  endpoints,
  readers: { entitlement: readEntitlement, 'usage-card': readUsageCard, message: readMessage },
  asking: {
    via: ['tab', 'background'],
    balance: () => [
      {
        endpoint: 'entitlement',
        method: 'GET',
        url: 'https://github.com/github-copilot/chat/entitlement',
        headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' },
        auth: { kind: 'cookies' },
        required: true,
      },
    ],
  },
  makes: 'message',
  costs: [],
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://github.com/copilot',
    usage: 'https://github.com/settings/billing/premium_requests_usage',
    topUp: 'https://github.com/settings/billing/budgets',
  },
});
