import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

const wallets = { each: fields('balance', 'currency') } as const;

/**
 * platform.deepseek.com's wallet (steipete/CodexBar, docs/deepseek.md, August 2026) and what chat.deepseek.com asks of
 * itself. Left out: `/api/v0/usage/amount` and `/usage/cost`, which are history.
 */
export const endpoints = {
  summary: {
    kind: 'balance',
    method: 'GET',
    url: 'https://platform.deepseek.com/api/v0/users/get_user_summary',
    confidence: 'medium',
    response: {
      json: {
        keys: {
          code: true,
          data: {
            keys: {
              biz_code: true,
              biz_data: { keys: { normal_wallets: wallets, bonus_wallets: wallets } },
            },
          },
        },
      },
    },
  },
  // Seen once, in April 2025 (LLM-Red-Team/deepseek-free-api): it may be gone.
  'feature-quota': {
    kind: 'balance',
    method: 'GET',
    url: 'https://chat.deepseek.com/api/v0/users/feature_quota',
    confidence: 'low',
    response: {
      json: {
        keys: {
          code: true,
          data: { keys: { biz_code: true, biz_data: { keys: { thinking: fields('quota', 'used') } } } },
        },
      },
    },
  },
  completion: {
    kind: 'usage',
    method: 'POST',
    url: 'https://chat.deepseek.com/api/v0/chat/completion',
    confidence: 'medium',
    task: { feature: 'message' },
    // A stream of words, of which none is read; a refusal is one JSON with a code.
    response: { events: { keys: {} }, json: { keys: { code: true } } },
  },
} as const satisfies Endpoints;
