import { definePlatform } from '../platform';
import { readAzureBudgets } from '../vendors/azure-budgets';
import { azureAccess, microsoftOAuth, microsoftTokenHost } from '../vendors/microsoft';
import { endpoints } from './endpoints';
import { readSubscriptions } from './subscriptions';

const arm = 'https://management.azure.com';

/** The budgets of each Azure subscription: what there is to read of pay-as-you-go, and of any other agreement besides. */
export const azureBudgets = definePlatform({
  id: 'azure-budgets',
  name: 'Azure budgets',
  glyph: 'AB',
  icon: 'azure',
  tier: 'A',
  confidence: 'high',
  pages: [],
  permissions: [`${arm}/*`, microsoftTokenHost],
  sessionIn: 'oauth',
  oauth: microsoftOAuth({
    ...azureAccess,
    impossible: [
      'A budget warns, it stops nothing; Azure counts the spending some hours late.',
      'Without a budget there is nothing to read: make one in the portal, under Cost Management.',
    ],
  }),
  endpoints,
  readers: { subscriptions: readSubscriptions, budgets: readAzureBudgets },
  asking: {
    via: ['background'],
    identity: {
      endpoint: 'subscriptions',
      method: 'GET',
      url: `${arm}/subscriptions?api-version=2022-12-01`,
      auth: { kind: 'oauth' },
    },
    balance: ({ id }) => [
      {
        endpoint: 'budgets',
        method: 'GET',
        url: `${arm}/subscriptions/${encodeURIComponent(id)}/providers/Microsoft.Consumption/budgets?api-version=2024-08-01`,
        auth: { kind: 'oauth' },
        required: true,
        // Azure counts some hours late, and throttles who asks often.
        everySeconds: 3600,
      },
    ],
  },
  makes: 'request',
  costs: [],
  composers: [],
  plans: [],
  links: {
    home: 'https://portal.azure.com/',
    usage: 'https://portal.azure.com/',
    topUp: 'https://portal.azure.com/',
  },
});
