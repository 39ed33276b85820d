import { definePlatform } from '../platform';
import { azureAccess, microsoftOAuth, microsoftTokenHost } from '../vendors/microsoft';
import { endpoints } from './endpoints';
import { readPlaces } from './places';
import { readUsages } from './usages';

const arm = 'https://management.azure.com';

const query =
  "resources | where type =~ 'microsoft.cognitiveservices/accounts' | distinct subscriptionId, location";

/** Azure OpenAI (Foundry): how much quota is deployed, by region. What it costs is on Azure's invoice: azure, azure-budgets. */
export const azureOpenai = definePlatform({
  id: 'azure-openai',
  name: 'Azure OpenAI',
  glyph: 'AO',
  icon: 'azureai',
  tier: 'A',
  confidence: 'medium',
  pages: [],
  permissions: [`${arm}/*`, microsoftTokenHost],
  sessionIn: 'oauth',
  oauth: microsoftOAuth({
    ...azureAccess,
    impossible: [
      'Azure OpenAI has no balance of its own: it is paid from the subscription. See Azure and Azure budgets.',
      'Microsoft tells what is deployed of the quota, not how many of the tokens of this minute are used.',
    ],
  }),
  endpoints,
  readers: { places: readPlaces, usages: readUsages },
  asking: {
    via: ['background'],
    identity: {
      endpoint: 'places',
      method: 'POST',
      url: `${arm}/providers/Microsoft.ResourceGraph/resources?api-version=2021-03-01`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      auth: { kind: 'oauth' },
    },
    balance: ({ id }) => {
      const [subscription = '', location = ''] = id.split('/').map(encodeURIComponent);
      return [
        {
          endpoint: 'usages',
          method: 'GET',
          url: `${arm}/subscriptions/${subscription}/providers/Microsoft.CognitiveServices/locations/${location || '-'}/usages?api-version=2024-10-01`,
          auth: { kind: 'oauth' },
          required: true,
        },
      ];
    },
  },
  makes: 'request',
  costs: [],
  composers: [],
  plans: [],
  links: {
    home: 'https://ai.azure.com/',
    usage: 'https://ai.azure.com/',
    topUp: 'https://ai.azure.com/',
  },
});
