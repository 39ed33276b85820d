import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';

const reply: Pick = {
  keys: {
    result: {
      keys: {
        data: {
          keys: {
            json: {
              keys: {
                ...fields(
                  'subTier',
                  'usageFourHourPercentage',
                  'usageFourHourNextResetAt',
                  'usageWindowNextResetAt',
                  'usageMonthPercentage',
                  'usagePeriodPercentage',
                ).keys,
                subscription: fields('productName', 'currentPeriodEnd'),
              },
            },
          },
        },
      },
    },
    error: { keys: { json: { keys: { data: fields('code', 'httpStatus') } } } },
  },
};

/**
 * tRPC of t3.chat, in batches that are streamed line by line (steipete/CodexBar, T3ChatUsageFetcherTests.swift, 2026-08;
 * dossier chat.md, "T3 Chat"). Left out: `lifetimeBalance`, whose unit no source tells, and `billingNextResetAt`,
 * which CodexBar found to be a renewal of the base, not of the month.
 */
export const endpoints = {
  customer: {
    kind: 'balance',
    method: 'GET',
    url: 'https://t3.chat/api/trpc/{getCustomerData}',
    confidence: 'medium',
    response: { trpc: true, json: { list: reply } },
  },
} as const satisfies Endpoints;
