import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';

const data: { readonly [name: string]: Pick } = {
  totalBalance_mUsd: true,
  creditBlocks: { each: fields('expiry_date', 'balance_mUsd', 'amount_mUsd') },
  subscription: fields(
    'tier',
    'currentPeriodUsageUsd',
    'currentPeriodBaseCreditsUsd',
    'currentPeriodBonusCreditsUsd',
    'nextBillingAt',
  ),
};
const code = { data: fields('code', 'httpStatus') };

/**
 * tRPC of app.kilo.ai (steipete/CodexBar docs/kilo.md and its tests, 2026-08-21). One address for whatever is asked
 * together; data and errors stand bare, or in `json`. Left out: `user.getAutoTopUpPaymentMethod`, which tells of cards.
 */
export const endpoints = {
  credits: {
    kind: 'balance',
    method: 'GET',
    url: 'https://app.kilo.ai/api/trpc/{user.getCreditBlocks|kiloPass.getState}',
    confidence: 'medium',
    request: { headers: { 'x-kilocode-organizationid': true } },
    response: {
      trpc: true,
      json: {
        list: {
          keys: {
            result: { keys: { data: { keys: { ...data, json: { keys: data } } } } },
            error: { keys: { ...code, json: { keys: code } } },
          },
        },
      },
    },
  },
} as const satisfies Endpoints;
