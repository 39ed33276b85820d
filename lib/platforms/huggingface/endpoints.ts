import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

/**
 * The quota is a documented endpoint of the Hub, and so is who is signed in. The billing's address is in its OpenAPI text,
 * what it answers is not: fields by three readers of 2026 (steipete/CodexBar docs/huggingface.md and ports of it). `runs`
 * came in autumn 2026 (two readers). Left out: `overquotaUsed`, whose unit nobody tells; the sessions of
 * `usage-by-inference-session`, which have a cost, but no time; the prepaid balance (`entity.currentBalanceUsd`), which stands
 * in an attribute of the page /settings/billing, among much that is nobody's business.
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
  who: {
    kind: 'identity',
    method: 'GET',
    url: 'https://huggingface.co/api/whoami-v2',
    confidence: 'high',
    response: { json: fields('id', 'isPro') },
  },
  inference: {
    kind: 'balance',
    method: 'GET',
    url: 'https://huggingface.co/api/settings/billing/usage-v2',
    confidence: 'medium',
    request: { query: fields('startDate', 'endDate').keys },
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
