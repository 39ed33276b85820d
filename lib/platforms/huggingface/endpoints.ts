import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

/**
 * The quota is a documented endpoint of the Hub. The billing's address is in its OpenAPI text, what it answers is not:
 * fields by three readers of 2026 (steipete/CodexBar docs/huggingface.md and ports of it). `runs` came in autumn 2026
 * (two readers). Left out: `/api/whoami-v2`, which is not to be asked more than every few hours; `overquotaUsed`, whose
 * unit nobody tells; the sessions of `usage-by-inference-session`, which have a cost, but no time; the prepaid balance,
 * which stands in an attribute of the page /settings/billing.
 */
export const endpoints = {
  'zero-gpu': {
    kind: 'balance',
    method: 'GET',
    url: 'https://huggingface.co/api/spaces/zero-gpu/quota',
    confidence: 'high',
    response: {
      json: {
        keys: {
          ...fields('base', 'current', 'resetsAt').keys,
          runs: fields('used', 'limit', 'remaining', 'resetsAt'),
        },
      },
    },
  },
  inference: {
    kind: 'balance',
    method: 'GET',
    url: 'https://huggingface.co/api/settings/billing/usage-v2',
    confidence: 'medium',
    response: {
      json: {
        keys: {
          usage: {
            keys: {
              inferenceProviders: fields('usedNanoUsd', 'includedNanoUsd', 'limitNanoUsd', 'periodEnd'),
            },
          },
        },
      },
    },
  },
} as const satisfies Endpoints;
