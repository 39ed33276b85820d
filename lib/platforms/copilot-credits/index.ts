import { definePlatform } from '../platform';
import { microsoftOAuth, microsoftTokenHost } from '../vendors/microsoft';
import { readBalance } from './balance';
import { endpoints } from './endpoints';

/** The Copilot Credits of an organisation (Microsoft 365 Copilot, Copilot Studio). One credit is 0.01 USD. */
export const copilotCredits = definePlatform({
  id: 'copilot-credits',
  name: 'Copilot Credits',
  glyph: 'CC',
  icon: 'copilot',
  tier: 'A',
  confidence: 'medium',
  pages: [],
  permissions: ['https://graph.microsoft.com/*', microsoftTokenHost],
  sessionIn: 'oauth',
  oauth: microsoftOAuth({
    scopes: ['https://graph.microsoft.com/CopilotCostManagement.Read.All', 'offline_access'],
    hosts: ['graph.microsoft.com'],
    permission: 'CopilotCostManagement.Read.All of Microsoft Graph, and have an administrator consent to it',
    impossible: [
      'Only work accounts with an administrator’s role can read it; the API is a beta that Microsoft may change.',
      'The AI credits of Microsoft 365 Personal and Family are in no API: type in your plan under Plans and credits.',
    ],
  }),
  endpoints,
  readers: { balance: readBalance },
  asking: {
    via: ['background'],
    balance: () => [
      {
        endpoint: 'balance',
        method: 'GET',
        url: 'https://graph.microsoft.com/beta/copilot/costManagement/getTenantCreditBalance',
        auth: { kind: 'oauth' },
        required: true,
      },
    ],
  },
  makes: 'answer',
  costs: [],
  composers: [],
  plans: [],
  links: {
    home: 'https://admin.microsoft.com/',
    usage: 'https://admin.microsoft.com/',
    topUp: 'https://admin.microsoft.com/',
  },
});
