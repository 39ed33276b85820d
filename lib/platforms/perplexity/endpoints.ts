import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

const rest = (path: string) => `https://www.perplexity.ai/rest${path}`;

/**
 * What www.perplexity.ai asks of itself (unofficial; jacob-bd/perplexity-web-mcp and steipete/CodexBar, both August
 * 2026; dossier chat.md, "Perplexity"). Left out: `/rest/rate-limit/status`, which tells of paid modes only that
 * they are there (`not_provided` in place of a number: a client's live answer of 2026-06-22);
 * `model_specific_limits`, of which no filled one was seen; which sources a question searches; the limits that stand
 * alone, since nothing tells what was used of them: `spending_limit_cents` and `global_cap_cents` of the credits,
 * `upload_limit`, `create_limit`, `pages_limit` and `connector_limits` of the settings.
 */
export const endpoints = {
  'rate-limit': {
    kind: 'balance',
    method: 'GET',
    url: rest('/rate-limit/all'),
    confidence: 'high',
    response: {
      json: {
        keys: {
          ...fields('remaining_pro', 'remaining_research', 'remaining_labs', 'remaining_agentic_research')
            .keys,
          sources: {
            keys: { source_to_limit: { keys: { '*': fields('monthly_limit', 'remaining') } } },
          },
        },
      },
    },
  },
  credits: {
    kind: 'balance',
    method: 'GET',
    url: rest('/billing/credits'),
    confidence: 'high',
    response: {
      json: {
        keys: {
          ...fields('balance_cents', 'renewal_date_ts', 'current_period_purchased_cents', 'total_usage_cents')
            .keys,
          credit_grants: { each: fields('type', 'amount_cents', 'expires_at_ts') },
          meter_usage: { each: fields('meter_type', 'cost_cents') },
        },
      },
    },
  },
  settings: {
    kind: 'identity',
    method: 'GET',
    url: rest('/user/settings'),
    confidence: 'high',
    response: { json: fields('subscription_status', 'subscription_tier') },
  },
  ask: {
    kind: 'usage',
    method: 'POST',
    url: rest('/sse/perplexity_ask'),
    confidence: 'high',
    request: {
      body: { keys: { query_str: 'length', params: fields('mode', 'model_preference') } },
    },
    task: {
      feature: {
        from: 'body.params.model_preference',
        is: [
          ['pplx_alpha', 'research'],
          ['pplx_beta', 'labs'],
          // Sonar and the quick answer: premium models alone take of the Pro searches.
          ['experimental', 'search'],
          ['turbo', 'search'],
        ],
        else: { from: 'body.params.mode', is: [['copilot', 'pro-search']], else: 'search' },
      },
      model: 'body.params.model_preference',
      // "Best": Perplexity chooses; the other two are kinds of work.
      anyModel: ['pplx_pro', 'pplx_alpha', 'pplx_beta'],
      characters: 'body.query_str',
    },
    response: { events: fields('backend_uuid') },
  },
} as const satisfies Endpoints;
