import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';

const window = fields('usedPercent', 'windowEnd', 'secondsRemaining');
const windows: Pick = { keys: { fiveHour: window, weekly: window, monthly: window } };
const tokens = fields('totalAllowance', 'usedRatio');

/**
 * What app.factory.ai asks of its API host (steipete/CodexBar docs/factory.md and its tests, 2026-08-21). Of the older
 * token plans only the platform's own ratio is read: whether the user's tokens or the organisation's count against the
 * allowance is not told.
 */
export const endpoints = {
  limits: {
    kind: 'balance',
    method: 'GET',
    url: 'https://api.factory.ai/api/billing/limits',
    confidence: 'high',
    response: {
      json: {
        keys: {
          ...fields('usesTokenRateLimitsBilling', 'extraUsageBalanceCents', 'extraUsageAllowed').keys,
          limits: { keys: { standard: windows, core: windows } },
        },
      },
    },
  },
  'period-usage': {
    kind: 'balance',
    method: 'GET',
    url: 'https://api.factory.ai/api/organization/subscription/usage',
    confidence: 'medium',
    response: {
      json: { keys: { usage: { keys: { endDate: true, standard: tokens, premium: tokens } } } },
    },
  },
  me: {
    kind: 'identity',
    method: 'GET',
    url: 'https://api.factory.ai/api/app/auth/me',
    confidence: 'high',
    response: {
      json: {
        keys: {
          organization: {
            keys: {
              ...fields('id', 'name').keys,
              subscription: {
                keys: { factoryTier: true, orbSubscription: { keys: { plan: fields('name') } } },
              },
            },
          },
        },
      },
    },
  },
} as const satisfies Endpoints;
