import { definePlatform } from '../platform';
import { readAzureBudgets } from '../vendors/azure-budgets';
import { azureAccess, microsoftOAuth, microsoftTokenHost } from '../vendors/microsoft';
import { readCosts, thisMonth } from './costs';
import { endpoints } from './endpoints';
import { readSubscriptions } from './subscriptions';

const arm = 'https://management.azure.com';

/**
 * The budgets of each Azure subscription, and what it spent this month: what there is to read of pay-as-you-go, and of any
 * other agreement besides.
 */
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
      'Without a budget there is only what was spent this month: how much it may be, a budget says that you make in the portal, under Cost Management.',
      'Of subscriptions that a sponsorship pays for Azure tells no costs.',
    ],
  }),
  endpoints,
  readers: { subscriptions: readSubscriptions, budgets: readAzureBudgets, costs: readCosts },
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
      {
        endpoint: 'costs',
        method: 'POST',
        url: `${arm}/subscriptions/${encodeURIComponent(id)}/providers/Microsoft.CostManagement/query?api-version=2023-11-01`,
        headers: { 'Content-Type': 'application/json' },
        body: thisMonth,
        auth: { kind: 'oauth' },
        // What a directory may ask of it is little, and shared with the portal.
        everySeconds: 6 * 3600,
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
