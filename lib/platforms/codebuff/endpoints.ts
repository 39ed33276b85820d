import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

/**
 * What www.codebuff.com asks for its usage page, by the vendor's own code (CodebuffAI/codebuff, web/src/app/api/user:
 * usage/route.ts @00099073, subscription/route.ts @7eedfa41). Left out: `POST /api/v1/usage`, which a key may ask: there a
 * look buys credits where an automatic top-up is due (packages/billing/src/usage-service.ts @2fa37700), and nothing of ours may.
 */
export const endpoints = {
  usage: {
    kind: 'balance',
    method: 'GET',
    url: 'https://www.codebuff.com/api/user/usage',
    confidence: 'medium',
    response: {
      json: {
        keys: {
          ...fields('usageThisCycle', 'nextQuotaReset').keys,
          balance: fields('totalRemaining'),
        },
      },
    },
  },
  subscription: {
    kind: 'balance',
    method: 'GET',
    url: 'https://www.codebuff.com/api/user/subscription',
    confidence: 'medium',
    response: {
      json: {
        keys: {
          ...fields('hasSubscription', 'displayName').keys,
          rateLimit: fields(
            'blockUsed',
            'blockLimit',
            'blockResetsAt',
            'weeklyUsed',
            'weeklyLimit',
            'weeklyResetsAt',
          ),
        },
      },
    },
  },
} as const satisfies Endpoints;
