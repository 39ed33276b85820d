import type { Endpoint, Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';
import type { TaskPick } from '../../wire/task';

/** The host before 2024, chat.openai.com, only redirects to it. */
const at = (path: string) => `https://chatgpt.com${path}`;

/** Whose token and which workspace: two claims of the bearer, never the token. */
const identity = {
  authorization: {
    jwt: { keys: { 'https://api.openai.com/auth': fields('chatgpt_account_id', 'chatgpt_plan_type') } },
  },
  'chatgpt-account-id': true,
} as const;

/** Why a request was refused; `message` stays in the page. */
const refusal = { detail: fields('code', 'clears_in'), error: fields('code', 'type') };

/** A GET that answers JSON to a signed-in page. */
function signedIn(endpoint: {
  readonly kind: Endpoint['kind'];
  readonly path: string;
  readonly confidence: Endpoint['confidence'];
  readonly json: { readonly keys: { readonly [key: string]: Pick } };
  readonly query?: { readonly [name: string]: Pick };
}) {
  const { kind, path, confidence, json, query } = endpoint;
  return {
    kind,
    method: 'GET',
    url: at(path),
    confidence,
    request: { headers: identity, ...(query === undefined ? {} : { query }) },
    response: { json: { keys: { ...json.keys, ...refusal } } },
    answers: [401],
  } satisfies Endpoint;
}

/** What is left of features and models. `blocked_features` has held names in the past; objects since 2026. */
const limits = {
  limits_progress: { each: fields('feature_name', 'remaining', 'reset_after', 'resets_after') },
  model_limits: { each: fields('model_slug', 'remaining', 'limit', 'used', 'reset_after', 'resets_after') },
  blocked_features: { each: fields('name', 'block_reason', 'reset_after', 'resets_after') },
} as const;

/** Any window, also one that we don't know the name of. */
const rateLimit = {
  keys: { '*': fields('used_percent', 'limit_window_seconds', 'reset_at', 'reset_after_seconds') },
} as const;

/** Ids, roles and models of a message. Its content is not declared. */
const message = {
  keys: {
    id: true,
    author: fields('role'),
    metadata: {
      keys: { model_slug: true, resolved_model_slug: true, image_gen_delayed: fields('resets_after') },
    },
  },
} as const;

const typed = {
  type: { oneOf: ['server_ste_metadata', 'conversation_detail_metadata'] },
  metadata: fields('model_slug', 'plan_type'),
  ...limits,
} as const;

/**
 * Events of a turn, `delta_encoding` v1: whole messages and typed objects, bare or under `v`. A word of
 * the answer is a text at `v`, where only an object is declared: it is not picked.
 */
const turnEvents = {
  keys: { ...typed, message, input_message: message, error: 'length', v: { keys: { ...typed, message } } },
} as const;

/** A message that was sent. `/prepare` is a preflight and spends nothing: it fits no pattern here. */
const turn = {
  kind: 'usage',
  method: 'POST',
  confidence: 'high',
  request: {
    headers: identity,
    body: {
      keys: {
        model: true,
        thinking_effort: true,
        system_hints: { each: true },
        messages: { each: { keys: { id: true, content: { keys: { parts: { each: 'length' } } } } } },
      },
    },
  },
  response: { events: turnEvents, json: { keys: { ...refusal, ...turnEvents.keys, error: refusal.error } } },
  answers: [400, 401, 403, 404, 413, 422, 429],
} as const satisfies Omit<Endpoint, 'url'>;

/**
 * By `system_hints`: `research`, since 2026 `connector:connector_openai_deep_research` or `plugin:…`, a deep research;
 * `agent` an agent run; `picture_v2` an image.
 */
const task = {
  feature: {
    from: 'body.system_hints.*',
    is: [
      ['research', 'deep-research'],
      ['*deep_research', 'deep-research'],
      ['agent', 'agent'],
      ['picture_v2', 'image'],
    ],
    else: 'message',
  },
  model: 'body.model',
  anyModel: ['auto'],
  characters: 'body.messages.*.content.parts.*',
  // How hard the model is asked to think (`standard`, `extended`…).
  settings: { thinking: 'body.thinking_effort' },
} as const satisfies TaskPick;

/** Facts of October 2026 and before, by route; see the dossier's confidence in each. */
export const endpoints = {
  /** No `accessToken`: nobody is signed in. Of the token only that it is there. */
  session: {
    kind: 'identity',
    method: 'GET',
    url: at('/api/auth/session'),
    confidence: 'high',
    response: { json: { keys: { accessToken: 'length', account: fields('id', 'planType') } } },
  },
  /** GET is refused (400 or 403). */
  'conversation-init': {
    kind: 'balance',
    method: 'POST',
    url: at('/backend-api/conversation/init'),
    confidence: 'high',
    request: { headers: identity },
    response: { json: { keys: { ...limits, ...refusal } } },
    answers: [401],
  },
  'wham-usage': signedIn({
    kind: 'balance',
    path: '/backend-api/wham/usage',
    confidence: 'high',
    json: {
      keys: {
        plan_type: true,
        account_id: true,
        rate_limit: rateLimit,
        code_review_rate_limit: rateLimit,
        additional_rate_limits: {
          each: { keys: { limit_name: true, metered_feature: true, rate_limit: rateLimit } },
        },
        credits: fields('has_credits', 'unlimited', 'balance'),
        spend_control: {
          keys: { individual_limit: fields('limit', 'used', 'remaining_percent', 'reset_at', 'unit') },
        },
        rate_limit_reset_credits: fields('available_count'),
      },
    },
  }),
  /** Its neighbour `…/consume` spends a reset: never call it. */
  'reset-credits': signedIn({
    kind: 'balance',
    path: '/backend-api/wham/rate-limit-reset-credits',
    confidence: 'medium',
    json: { keys: { available_count: true, credits: { each: fields('status', 'expires_at') } } },
  }),
  'tasks-rate-limit': signedIn({
    kind: 'balance',
    path: '/backend-api/wham/tasks/rate_limit',
    confidence: 'medium',
    json: {
      keys: {
        limit: true,
        remaining: true,
        resets_after: true,
        user_plan_type: true,
        windows: { each: fields('limit', 'remaining', 'resets_after', 'limit_window_mins') },
      },
    },
  }),
  'remaining-balance': signedIn({
    kind: 'balance',
    path: '/backend-api/accounts/:account/remaining_balance',
    confidence: 'medium',
    json: fields('balance'),
  }),
  'library-storage': signedIn({
    kind: 'balance',
    path: '/backend-api/files/library/storage/usage',
    confidence: 'medium',
    json: fields('used_bytes', 'allowed_bytes', 'remaining_bytes'),
  }),
  'premium-usage': signedIn({
    kind: 'balance',
    path: '/backend-api/premium-usage/summary/v2',
    confidence: 'medium',
    json: {
      keys: {
        status: true,
        available_windows: { each: true },
        features: { each: fields('feature', 'uses_7d', 'uses_28d') },
      },
    },
  }),
  subscriptions: signedIn({
    kind: 'identity',
    path: '/backend-api/subscriptions',
    confidence: 'medium',
    json: fields('plan_type', 'is_active'),
    query: { account_id: true },
  }),
  'auto-top-up': signedIn({
    kind: 'balance',
    path: '/backend-api/subscriptions/auto_top_up/settings',
    confidence: 'medium',
    json: fields('is_enabled', 'recharge_monthly_remaining'),
  }),
  'accounts-check': signedIn({
    kind: 'identity',
    path: '/backend-api/accounts/check/v4-2023-04-27',
    confidence: 'high',
    json: { keys: { accounts: { keys: { '*': { keys: { account: fields('account_id', 'plan_type') } } } } } },
  }),
  me: signedIn({ kind: 'identity', path: '/backend-api/me', confidence: 'high', json: fields('id') }),
  conversation: {
    ...turn,
    task,
    url: [at('/backend-api/f/conversation'), at('/backend-api/conversation')],
  },
  'conversation-anonymous': { ...turn, task, url: at('/backend-anon/f/conversation') },
  /** The rest of a turn that was counted when it was sent. */
  'conversation-resume': { ...turn, url: at('/backend-api/f/conversation/resume'), confidence: 'medium' },
  'codex-responses': {
    kind: 'usage',
    method: 'POST',
    url: at('/backend-api/codex/responses'),
    confidence: 'medium',
    request: { headers: identity },
    // The stream itself is of no use to us: the windows tell what a task took.
    response: {
      events: { keys: {} },
      json: {
        keys: {
          detail: refusal.detail,
          error: fields('code', 'type', 'plan_type', 'resets_at', 'resets_in_seconds'),
        },
      },
    },
    answers: [401, 429],
  },
  'codex-settings-page': {
    kind: 'balance',
    method: 'GET',
    url: at('/codex/settings/usage'),
    confidence: 'medium',
    response: {
      page: {
        scripts: { 'client-bootstrap': fields('planType') },
        lines: ['^[\\w-]+ (usage )?limit$', '^\\d+(\\.\\d+)?% (remaining|left|used)$'],
      },
    },
  },
} as const satisfies Endpoints;
