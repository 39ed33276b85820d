import { presetsOf } from '../plan-presets';
import { type Ask, definePlatform } from '../platform';
import { readUsage } from './balance';
import { composers } from './composer';
import { endpoints } from './endpoints';
import { readAccount, readAppStart, readOrganizations } from './identity';
import { readGrant, readPrepaid, readSpendLimit } from './money';
import { planTable } from './plans';

import { readCompletion } from './traffic';

const organizations = 'https://claude.ai/api/organizations';

function ask(
  endpoint: keyof typeof endpoints,
  url: string,
  more: Pick<Ask, 'required' | 'everySeconds'>,
): Ask {
  return { endpoint, method: 'GET', url, auth: { kind: 'cookies' }, ...more };
}

/** Claude.ai: percentage windows per organisation, and money beyond them. Try it on https://claude.ai/settings/usage. */
export const claude = definePlatform({
  id: 'claude',
  name: 'Claude',
  glyph: '✳',
  icon: 'claude',
  tier: 'A',
  confidence: 'high',
  pages: ['https://claude.ai/*'],
  permissions: ['https://claude.ai/*'],
  sessionIn: 'page',
  endpoints,
  readers: {
    organizations: readOrganizations,
    usage: readUsage,
    'prepaid-credits': readPrepaid,
    'overage-spend-limit': readSpendLimit,
    'overage-credit-grant': readGrant,
    'app-start': readAppStart,
    account: readAccount,
    completion: readCompletion,
  },
  asking: {
    via: ['tab', 'background'],
    identity: ask('organizations', organizations, {}),
    balance: ({ id }) => {
      const organization = `${organizations}/${encodeURIComponent(id)}`;
      return [
        ask('usage', `${organization}/usage`, { required: true }),
        ask('prepaid-credits', `${organization}/prepaid/credits`, { everySeconds: 3600 }),
        ask('overage-credit-grant', `${organization}/overage_credit_grant`, { everySeconds: 86_400 }),
      ];
    },
  },
  makes: 'message',
  // What a message takes of a window is not published and differs by model and length: it is learned.
  costs: [],
  composers,
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://claude.ai/new',
    usage: 'https://claude.ai/settings/usage',
    topUp: 'https://claude.ai/settings/billing',
  },
});
