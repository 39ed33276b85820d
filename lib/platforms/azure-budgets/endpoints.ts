import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';
import { budgetsPick } from '../vendors/azure-budgets';

/**
 * Azure Resource Manager's documented endpoints: learn.microsoft.com/rest/api/resources/subscriptions, …/consumption,
 * …/cost-management/query (Azure/azure-rest-api-specs, Microsoft.CostManagement 2023-11-01 and its examples).
 */
export const endpoints = {
  subscriptions: {
    kind: 'identity',
    method: 'GET',
    url: 'https://management.azure.com/subscriptions',
    confidence: 'high',
    response: { json: { keys: { value: { each: fields('subscriptionId', 'displayName', 'state') } } } },
  },
  budgets: {
    kind: 'balance',
    method: 'GET',
    url: 'https://management.azure.com/subscriptions/:account/providers/Microsoft.Consumption/budgets',
    confidence: 'high',
    response: { json: budgetsPick },
  },
  costs: {
    kind: 'balance',
    // It reads: what is asked is too long for an address.
    method: 'POST',
    url: 'https://management.azure.com/subscriptions/:account/providers/Microsoft.CostManagement/query',
    confidence: 'high',
    response: {
      json: {
        keys: {
          properties: {
            keys: {
              // Whether there is one.
              nextLink: 'length',
              columns: { each: fields('name') },
              rows: { each: { each: true } },
            },
          },
        },
      },
    },
  },
} as const satisfies Endpoints;
