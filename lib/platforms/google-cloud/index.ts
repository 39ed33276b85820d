import { presetsOf } from '../plan-presets';
import { type Ask, definePlatform } from '../platform';
import { googleOAuth, googleTokenHost } from '../vendors/google';
import { readAccounts } from './accounts';
import { readBudgets } from './budgets';
import { endpoints } from './endpoints';
import { planTable } from './plans';

function ask(
  endpoint: keyof typeof endpoints,
  url: string,
  more: Pick<Ask, 'required' | 'everySeconds'> = {},
): Ask {
  return { endpoint, method: 'GET', url, auth: { kind: 'oauth' }, ...more };
}

/**
 * Google Cloud Billing: the budgets of each billing account. What is left of credits is in no API (Cloud Billing, Budgets,
 * Pricing), only on the console's page and, as what was used, in an export to BigQuery that has to be switched on there.
 * The Budget API knows no scope that only reads (googleapis/google-api-go-client, billingbudgets/v1, `scopes`).
 */
export const googleCloud = definePlatform({
  id: 'google-cloud',
  name: 'Google Cloud',
  glyph: 'GC',
  icon: 'googlecloud',
  tier: 'B',
  confidence: 'high',
  pages: [],
  permissions: [
    'https://cloudbilling.googleapis.com/*',
    'https://billingbudgets.googleapis.com/*',
    googleTokenHost,
  ],
  sessionIn: 'oauth',
  oauth: googleOAuth({
    scopes: ['https://www.googleapis.com/auth/cloud-billing'],
    hosts: ['cloudbilling.googleapis.com', 'billingbudgets.googleapis.com'],
    apis: ['Cloud Billing API', 'Cloud Billing Budget API'],
    couldAlso:
      'Google has no read-only permission for budgets: this one could also change billing. Credit Gauge only reads.',
    impossible: [
      'What is left of Google Cloud credits is in no API of Google. Look at Billing → Credits in the console, and type in the amount and its last day under Plans and credits. A welcome credit is 300 USD for 90 days, and pays for Vertex AI but not for the Gemini API of AI Studio.',
      'Google does not tell what has been spent of a budget. The amount and the warnings are shown; the console shows the rest.',
    ],
  }),
  endpoints,
  readers: { 'billing-accounts': readAccounts, budgets: readBudgets },
  asking: {
    via: ['background'],
    identity: ask('billing-accounts', 'https://cloudbilling.googleapis.com/v1/billingAccounts'),
    balance: ({ id }) => [
      ask(
        'budgets',
        `https://billingbudgets.googleapis.com/v1/billingAccounts/${encodeURIComponent(id)}/budgets`,
        // They change when a person changes them.
        { required: true, everySeconds: 3600 },
      ),
    ],
  },
  makes: 'request',
  costs: [],
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://console.cloud.google.com/billing',
    usage: 'https://console.cloud.google.com/billing',
    topUp: 'https://console.cloud.google.com/billing',
  },
});
