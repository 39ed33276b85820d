import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';

/** Windows that `/usage` is known to name, in the order in which they are shown. */
export const knownWindows = [
  'five_hour',
  'seven_day',
  'seven_day_opus',
  'seven_day_sonnet',
  'seven_day_fable',
  'seven_day_oauth_apps',
  'seven_day_cowork',
  'seven_day_routines',
  'seven_day_omelette',
] as const;

/** `used_percent` and `reset_at` are the names of before 2026. */
const usageWindow = fields('utilization', 'used_percent', 'resets_at', 'reset_at');
const money = fields('amount_minor', 'currency', 'exponent');

/** Error bodies of claude.ai; the message only where it is one of the two that mean "signed out". */
const error: Pick = {
  keys: {
    type: true,
    message: { oneOf: ['account_session_invalid', 'Invalid authorization'] },
    details: fields('error_code'),
  },
};

const organization = {
  uuid: true,
  name: true,
  capabilities: { each: true },
  rate_limit_tier: true,
  raven_type: true,
} satisfies { [key: string]: Pick };
const memberships: Pick = { each: { keys: { organization: { keys: organization } } } };

/**
 * The limit object, the same in the stream's `message_limit` and (as a JSON string) in a 429. `overageInUse` is left out: it was
 * recorded as true where the same answer said that no overage is used, and no currency stands beside it.
 */
const limit: Pick = {
  keys: {
    type: true,
    resetsAt: true,
    representativeClaim: true,
    windows: { keys: { '*': fields('status', 'utilization', 'resets_at', 'resetsAt') } },
  },
};
const limitError: Pick = { keys: { type: true, message: { json: limit } } };

/**
 * What claude.ai says about limits (unofficial; shapes as in steipete/CodexBar and
 * lugia19/Claude-Usage-Extension, July and August 2026). Conversations are never read.
 */
export const endpoints = {
  organizations: {
    kind: 'identity',
    method: 'GET',
    url: 'https://claude.ai/api/organizations',
    confidence: 'high',
    response: { json: { each: { keys: organization } } },
    answers: [401, 403],
  },
  usage: {
    kind: 'balance',
    method: 'GET',
    url: 'https://claude.ai/api/organizations/:org/usage',
    confidence: 'high',
    response: {
      json: {
        keys: {
          ...Object.fromEntries(knownWindows.map((key) => [key, usageWindow])),
          rate_limit_tier: true,
          limits: {
            each: {
              keys: {
                kind: true,
                group: true,
                percent: true,
                resets_at: true,
                scope: {
                  keys: { model: fields('id', 'display_name'), surface: fields('id', 'display_name') },
                },
              },
            },
          },
          extra_usage: fields('is_enabled', 'monthly_limit', 'used_credits', 'currency', 'decimal_places'),
          spend: {
            keys: { enabled: true, currency: true, used: money, limit: money, cap: { keys: { money } } },
          },
          error,
          // Windows that are yet to come: shown under their own name instead of dropped.
          '*': usageWindow,
        },
      },
    },
    answers: [401, 403],
  },
  'prepaid-credits': {
    kind: 'balance',
    method: 'GET',
    url: 'https://claude.ai/api/organizations/:org/prepaid/credits',
    confidence: 'high',
    response: { json: { keys: { amount: true, currency: true, error } } },
    answers: [401, 403],
  },
  'overage-spend-limit': {
    kind: 'balance',
    method: 'GET',
    url: 'https://claude.ai/api/organizations/:org/overage_spend_limit',
    confidence: 'high',
    response: {
      json: {
        keys: { is_enabled: true, monthly_credit_limit: true, used_credits: true, currency: true, error },
      },
    },
    answers: [401, 403],
  },
  'overage-credit-grant': {
    kind: 'balance',
    method: 'GET',
    url: 'https://claude.ai/api/organizations/:org/overage_credit_grant',
    confidence: 'medium',
    response: {
      json: {
        keys: {
          remaining_balance: true,
          total_granted: true,
          currency: true,
          available: true,
          granted: true,
          error,
        },
      },
    },
    answers: [401, 403],
  },
  'app-start': {
    kind: 'identity',
    method: 'GET',
    url: 'https://claude.ai/api/bootstrap/:org/app_start',
    confidence: 'medium',
    response: { json: { keys: { account: { keys: { memberships } }, error } } },
    answers: [401, 403],
  },
  account: {
    kind: 'identity',
    method: 'GET',
    url: 'https://claude.ai/api/account',
    confidence: 'high',
    response: { json: { keys: { memberships, error } } },
    answers: [401, 403],
  },
  completion: {
    kind: 'usage',
    method: 'POST',
    url: [
      'https://claude.ai/api/organizations/:org/chat_conversations/:conversation/completion',
      'https://claude.ai/api/organizations/:org/chat_conversations/:conversation/retry_completion',
    ],
    confidence: 'high',
    request: { body: { keys: { model: true, prompt: 'length' } } },
    task: { feature: 'message', model: 'body.model', characters: 'body.prompt' },
    response: {
      json: { keys: { error: limitError } },
      events: {
        keys: {
          // Events of any other type hold text.
          type: { oneOf: ['message_start', 'message_limit', 'error'] },
          message: fields('id', 'uuid', 'model'),
          message_limit: limit,
          error: limitError,
        },
      },
    },
    answers: [429],
  },
} satisfies Endpoints;
