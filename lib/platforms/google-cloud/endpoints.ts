import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

/**
 * Documented at cloud.google.com/billing/docs/reference (the field lists are those of googleapis/google-api-go-client,
 * billingbudgets/v1). Only the first page of each is read: 100 budgets, 100 accounts. Left out: who is notified.
 */
export const endpoints = {
  'billing-accounts': {
    kind: 'identity',
    method: 'GET',
    url: 'https://cloudbilling.googleapis.com/v1/billingAccounts',
    confidence: 'high',
    response: {
      json: { keys: { billingAccounts: { each: fields('name', 'open', 'displayName') } } },
    },
  },
  budgets: {
    kind: 'balance',
    method: 'GET',
    url: 'https://billingbudgets.googleapis.com/v1/billingAccounts/:account/budgets',
    confidence: 'high',
    response: {
      json: {
        keys: {
          budgets: {
            each: {
              keys: {
                ...fields('name', 'displayName').keys,
                amount: { keys: { specifiedAmount: fields('currencyCode', 'units', 'nanos') } },
                budgetFilter: {
                  keys: {
                    calendarPeriod: true,
                    customPeriod: {
                      keys: {
                        startDate: fields('year', 'month', 'day'),
                        endDate: fields('year', 'month', 'day'),
                      },
                    },
                  },
                },
                thresholdRules: { each: fields('thresholdPercent', 'spendBasis') },
              },
            },
          },
        },
      },
    },
  },
} as const satisfies Endpoints;
