import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';

/** In camel case and in snake case: both are read by its clients. */
const quota: Pick = {
  keys: {
    quotaSummary: fields('usedValue', 'limitValue', 'remainingValue'),
    quota_summary: fields('used_value', 'limit_value', 'remaining_value'),
  },
};

/**
 * What qoder.com asks for its usage page, with its sign-in (steipete/CodexBar, its plugin qoder and tests; ports of it and two
 * more clients of 2026). Left out: qoder.com.cn, which is the same for China with accounts of its own.
 */
export const endpoints = {
  credits: {
    kind: 'balance',
    method: 'GET',
    url: 'https://qoder.com/api/v2/me/usages/big_model_credits',
    confidence: 'medium',
    response: {
      json: {
        keys: {
          totalQuota: quota,
          total_quota: quota,
          sharedQuota: quota,
          shared_quota: quota,
          ...fields('nextResetAt', 'next_reset_at').keys,
        },
      },
    },
    // The session is over.
    answers: [401, 403],
  },
} as const satisfies Endpoints;
