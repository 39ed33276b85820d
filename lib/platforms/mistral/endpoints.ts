import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

const budget = fields('usage_percentage', 'initial_budget', 'currency', 'reset_at');

/**
 * What Mistral's admin and console pages ask of their own hosts (steipete/CodexBar, docs/mistral.md and its fetchers,
 * August and September 2026). Left out: `/api/billing/v2/usage` (rows a day, a model and a metric: longer than what is
 * picked of a list, and since September 2026 it fails for some accounts); the page `/subscription`, whose flight data says
 * what `budget` says as JSON; Le Chat's own messages (`POST /api/chat`), of whose stream no source tells the form.
 */
export const endpoints = {
  credits: {
    kind: 'balance',
    method: 'GET',
    url: 'https://admin.mistral.ai/api/billing/credits',
    confidence: 'high',
    response: {
      json: fields('wallet_amount', 'credit_notes_amount', 'ongoing_usage_balance', 'currency'),
    },
  },
  budget: {
    kind: 'balance',
    method: 'GET',
    url: 'https://admin.mistral.ai/api/billing/v2/budget',
    confidence: 'medium',
    response: { json: { keys: { api_budget: budget, vibe_budget: budget } } },
  },
  vibe: {
    kind: 'balance',
    method: 'GET',
    url: 'https://console.mistral.ai/api-ui/trpc/{billing.vibeUsage}',
    confidence: 'medium',
    response: {
      trpc: true,
      json: {
        list: {
          keys: {
            result: { keys: { data: { keys: { json: fields('usage_percentage', 'reset_at') } } } },
            error: { keys: { json: { keys: { data: fields('code', 'httpStatus') } } } },
          },
        },
      },
    },
  },
} as const satisfies Endpoints;
