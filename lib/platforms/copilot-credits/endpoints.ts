import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

/**
 * Microsoft Graph, beta: learn.microsoft.com/microsoft-365/copilot/extensibility/api/admin-settings/cost-management. The
 * rows are documented; under which name they stand is told by one project that reads them.
 */
export const endpoints = {
  balance: {
    kind: 'balance',
    method: 'GET',
    url: 'https://graph.microsoft.com/beta/copilot/costManagement/getTenantCreditBalance',
    confidence: 'medium',
    response: {
      json: {
        keys: {
          billingMethodBalances: {
            each: fields(
              'billingMethod',
              'consumedQuantity',
              'purchasedQuantity',
              'remainingQuantity',
              'unit',
            ),
          },
        },
      },
    },
  },
} as const satisfies Endpoints;
