import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';
import { budgetsPick } from '../vendors/azure-budgets';

const account = 'https://management.azure.com/providers/Microsoft.Billing/billingAccounts/:billing';
const profile = `${account}/billingProfiles/:profile/providers/Microsoft.Consumption`;

const lotsPick = {
  each: {
    keys: {
      name: true,
      properties: {
        keys: {
          ...fields('source', 'startDate', 'expirationDate', 'status').keys,
          originalAmount: fields('currency', 'value'),
          closedBalance: fields('currency', 'value'),
        },
      },
    },
  },
} as const;

/**
 * Azure Resource Manager's documented endpoints; fields by Azure/azure-rest-api-specs (Microsoft.Billing 2024-04-01,
 * Microsoft.Consumption 2024-08-01 and their examples). Only the first page of each is read. Left out: addresses, who is
 * sold to, purchase orders. The display name of a person's own account is the person's: accounts.ts drops it before
 * anything is kept.
 */
export const endpoints = {
  'billing-accounts': {
    kind: 'identity',
    method: 'GET',
    url: 'https://management.azure.com/providers/Microsoft.Billing/billingAccounts',
    confidence: 'high',
    response: {
      json: {
        keys: {
          value: {
            each: {
              keys: {
                name: true,
                properties: {
                  keys: {
                    ...fields('displayName', 'agreementType', 'accountType', 'accountStatus').keys,
                    billingProfiles: {
                      keys: {
                        value: {
                          each: { keys: { name: true, properties: fields('displayName', 'currency') } },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
  commitments: {
    kind: 'balance',
    method: 'GET',
    url: `${account}/providers/Microsoft.Consumption/lots`,
    confidence: 'high',
    response: { json: { keys: { value: lotsPick } } },
  },
  credits: {
    kind: 'balance',
    method: 'GET',
    url: [`${profile}/credits/balanceSummary`, `${profile}/lots`],
    confidence: 'high',
    response: {
      // The summary says how much is left, the lots of how much and until when.
      json: {
        list: {
          keys: {
            properties: {
              keys: {
                balanceSummary: { keys: { estimatedBalance: fields('currency', 'value') } },
              },
            },
            value: lotsPick,
          },
        },
      },
    },
  },
  prepayment: {
    kind: 'balance',
    method: 'GET',
    url: `${account}/providers/Microsoft.Consumption/balances`,
    confidence: 'high',
    response: {
      json: { keys: { properties: fields('currency', 'beginningBalance', 'newPurchases', 'endingBalance') } },
    },
  },
  budgets: {
    kind: 'balance',
    method: 'GET',
    url: [`${profile}/budgets`, `${account}/providers/Microsoft.Consumption/budgets`],
    confidence: 'high',
    response: { json: budgetsPick },
  },
} as const satisfies Endpoints;
