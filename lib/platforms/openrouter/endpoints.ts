import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';

const api = (path: string) => `https://openrouter.ai/api/v1${path}`;

/** 401: the key is unknown. 403: the key may not read it. Their bodies are JSON; see refusal.ts. */
const answers = [401, 403] as const;

const key = fields(
  'hash',
  'name',
  'label',
  'disabled',
  'limit',
  'limit_remaining',
  'limit_reset',
  'usage',
  'expires_at',
);

/** What a finished completion tells. The Responses API wraps it in `response` when it streams. */
const completion: { readonly [name: string]: Pick } = {
  ...fields('id', 'model').keys,
  // The Responses API calls tokens otherwise (OpenAI's openapi.yaml).
  usage: fields('cost', 'prompt_tokens', 'completion_tokens', 'input_tokens', 'output_tokens'),
  error: fields('code'),
};

/** OpenRouter's public API (openrouter.ai/docs/api, openapi.yaml; OpenRouterTeam/typescript-sdk @ cb9393a8). */
export const endpoints = {
  credits: {
    kind: 'balance',
    method: 'GET',
    url: api('/credits'),
    confidence: 'high',
    response: { json: { keys: { data: fields('total_credits', 'total_usage') } } },
    answers,
  },
  key: {
    kind: 'balance',
    method: 'GET',
    url: api('/key'),
    confidence: 'high',
    response: {
      json: {
        keys: {
          data: {
            keys: {
              ...key.keys,
              ...fields('usage_daily', 'usage_weekly', 'usage_monthly', 'is_free_tier').keys,
            },
          },
        },
      },
    },
    answers,
  },
  keys: {
    kind: 'balance',
    method: 'GET',
    url: api('/keys'),
    confidence: 'high',
    response: { json: { keys: { data: { each: key } } } },
    answers,
  },
  'key-by-hash': {
    kind: 'balance',
    method: 'GET',
    url: api('/keys/:hash'),
    confidence: 'high',
    response: { json: { keys: { data: key } } },
    answers,
  },
  activity: {
    kind: 'balance',
    method: 'GET',
    url: api('/activity'),
    confidence: 'high',
    request: { query: { date: true } },
    response: { json: { keys: { data: { each: fields('usage') } } } },
    answers,
  },
  budgets: {
    kind: 'balance',
    method: 'GET',
    url: api('/workspaces/:id/budgets'),
    confidence: 'high',
    response: { json: { keys: { data: { each: fields('limit_usd', 'reset_interval') } } } },
    answers,
  },
  models: {
    kind: 'price',
    method: 'GET',
    url: api('/models'),
    confidence: 'high',
    response: {
      json: {
        keys: { data: { each: { keys: { id: true, pricing: fields('prompt', 'completion', 'request') } } } },
      },
    },
  },
  'chat-completions': {
    kind: 'usage',
    method: 'POST',
    url: [api('/chat/completions'), api('/completions'), api('/responses')],
    confidence: 'high',
    request: {
      body: {
        keys: { model: true, messages: 'tokens', prompt: 'tokens', input: 'tokens', instructions: 'tokens' },
      },
    },
    // `prompt` is of /completions, `input` and `instructions` of /responses.
    task: {
      feature: 'completion',
      model: 'body.model',
      inputTokens: ['body.messages', 'body.prompt', 'body.input', 'body.instructions'],
    },
    response: {
      json: { keys: completion },
      events: { keys: { ...completion, response: { keys: completion } } },
    },
    answers: [402],
  },
  generation: {
    kind: 'usage',
    method: 'GET',
    url: api('/generation'),
    confidence: 'high',
    response: { json: { keys: { data: fields('id', 'model', 'total_cost', 'created_at') } } },
  },
} as const satisfies Endpoints;
