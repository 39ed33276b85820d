import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

/**
 * Usages: learn.microsoft.com/rest/api/aiservices/accountmanagement/usages/list, 2024-10-01; their names by Azure/azure-dev
 * and two scripts. Where there are resources: Azure Resource Graph, which is asked by POST and changes nothing.
 */
export const endpoints = {
  places: {
    kind: 'identity',
    method: 'POST',
    url: 'https://management.azure.com/providers/Microsoft.ResourceGraph/resources',
    confidence: 'medium',
    response: { json: { keys: { data: { each: fields('subscriptionId', 'location') } } } },
  },
  usages: {
    kind: 'balance',
    method: 'GET',
    url: 'https://management.azure.com/subscriptions/:subscription/providers/Microsoft.CognitiveServices/locations/:location/usages',
    confidence: 'medium',
    response: {
      json: {
        keys: {
          value: { each: { keys: { ...fields('currentValue', 'limit').keys, name: fields('value') } } },
        },
      },
    },
  },
} as const satisfies Endpoints;
