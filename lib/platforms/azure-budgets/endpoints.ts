import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';
import { budgetsPick } from '../vendors/azure-budgets';

/** Azure Resource Manager's documented endpoints: learn.microsoft.com/rest/api/resources/subscriptions, …/consumption. */
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
} as const satisfies Endpoints;
