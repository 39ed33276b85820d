import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

/**
 * What the account pages of app.augmentcode.com ask (steipete/CodexBar docs/augment.md and its tests, 2026-08-21).
 * `usageBalanceStatus` is not read: of its words only `active` was ever seen.
 */
export const endpoints = {
  credits: {
    kind: 'balance',
    method: 'GET',
    url: 'https://app.augmentcode.com/api/credits',
    confidence: 'medium',
    response: {
      json: fields('usageUnitsRemaining', 'usageUnitsConsumedThisBillingCycle', 'usageUnitsAvailable'),
    },
  },
  subscription: {
    kind: 'balance',
    method: 'GET',
    url: 'https://app.augmentcode.com/api/subscription',
    confidence: 'medium',
    response: { json: fields('planName', 'billingPeriodEnd') },
  },
} as const satisfies Endpoints;
