import { type Ask, definePlatform } from '../platform';
import { readAzureBudgets } from '../vendors/azure-budgets';
import { azureAccess, microsoftOAuth, microsoftTokenHost } from '../vendors/microsoft';
import { readAccounts } from './accounts';
import { readCommitments, readCredits, readPrepayment } from './credits';
import { endpoints } from './endpoints';

const billing = 'https://management.azure.com/providers/Microsoft.Billing/billingAccounts';
const version = 'api-version=2024-08-01';
/** Azure counts some hours late, and throttles who asks often. */
const HOUR = 3600;

function ask(
  endpoint: keyof typeof endpoints,
  url: string,
  more: Pick<Ask, 'required' | 'everySeconds' | 'also'> = {},
): Ask {
  return { endpoint, method: 'GET', url, auth: { kind: 'oauth' }, ...more };
}

const commitments = `api-version=2021-05-01&$filter=${encodeURIComponent("source eq 'ConsumptionCommitment'")}`;

/** `account` of an Enterprise Agreement, `account/profile` of a Microsoft Customer Agreement: accounts.ts. */
function scopeOf(id: string) {
  const [name = '', profile] = id.split('/').map(encodeURIComponent);
  const account = `${billing}/${name}`;
  return profile === undefined
    ? { account, address: account, isProfile: false }
    : { account, address: `${account}/billingProfiles/${profile}`, isProfile: true };
}

/**
 * Azure's credits and the budgets of the billing account, by agreement. Pay-as-you-go accounts have no credits in any API;
 * their budgets are those of the subscriptions: azure-budgets. What is left of a sponsorship is on a page of its own, whose
 * shape nobody has published.
 */
export const azure = definePlatform({
  id: 'azure',
  name: 'Azure',
  glyph: 'Az',
  icon: 'azure',
  tier: 'A',
  confidence: 'high',
  pages: [],
  permissions: ['https://management.azure.com/*', microsoftTokenHost],
  sessionIn: 'oauth',
  oauth: microsoftOAuth({
    ...azureAccess,
    impossible: [
      'Sponsorships, Azure for Students, the free account and pay-as-you-go have no credits in any API of Microsoft. Look at microsoftazuresponsorships.com/Balance, or at the portal, and type in the amount and its last day under Plans and credits: of the free account that is 200 USD for 30 days.',
      'New credit takes up to a day to appear, and spending some hours.',
    ],
  }),
  endpoints,
  readers: {
    'billing-accounts': readAccounts,
    credits: readCredits,
    commitments: readCommitments,
    prepayment: readPrepayment,
    budgets: readAzureBudgets,
  },
  asking: {
    via: ['background'],
    identity: ask('billing-accounts', `${billing}?$expand=billingProfiles&api-version=2024-04-01`),
    balance: ({ id }) => {
      const { account, address, isProfile } = scopeOf(id);
      const consumption = `${address}/providers/Microsoft.Consumption`;
      return [
        isProfile
          ? ask('credits', `${consumption}/credits/balanceSummary?${version}`, {
              also: [`${consumption}/lots?${version}`],
              required: true,
              everySeconds: HOUR,
            })
          : ask('prepayment', `${consumption}/balances?${version}`, { required: true, everySeconds: HOUR }),
        ask('budgets', `${consumption}/budgets?${version}`, { everySeconds: HOUR }),
        // Of the billing account as a whole, whichever profile of it is read.
        ask('commitments', `${account}/providers/Microsoft.Consumption/lots?${commitments}`, {
          everySeconds: 24 * HOUR,
        }),
      ];
    },
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
