import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

const api = (path: string) => `https://cursor.com/api/${path}`;

const money = fields('enabled', 'used', 'limit', 'remaining');

/**
 * What cursor.com's dashboard asks of its own host, by steipete/CodexBar (27c7f334, 2026-08-21, docs/cursor.md) and
 * robinebers/openusage (2270d5fb, 2026-08-22, docs/providers/cursor.md). Those under `dashboard` are POSTs that only read;
 * they answer 403 ("Invalid origin for state-changing request") unless they come from a page of cursor.com.
 *
 * Left out: `dashboard/get-current-period-usage` and `get-hard-limit`, which say less or the same as the summary; `api2.cursor.sh`, which the desktop app asks with a token of its own; and the agents of
 * cursor.com/agents, which spend, but of whose requests no source tells.
 */
export const endpoints = {
  'usage-summary': {
    kind: 'balance',
    method: 'GET',
    url: api('usage-summary'),
    confidence: 'high',
    response: {
      json: {
        keys: {
          ...fields('billingCycleEnd', 'membershipType', 'isUnlimited').keys,
          individualUsage: {
            keys: {
              plan: { keys: { ...money.keys, ...fields('autoPercentUsed', 'apiPercentUsed').keys } },
              onDemand: money,
              overall: money,
            },
          },
          teamUsage: { keys: { onDemand: money, pooled: money } },
        },
      },
    },
  },
  requests: {
    kind: 'balance',
    method: 'GET',
    url: api('usage'),
    confidence: 'high',
    request: { query: { user: true } },
    response: { json: { keys: { '*': fields('numRequests', 'numRequestsTotal', 'maxRequestUsage') } } },
  },
  me: {
    kind: 'identity',
    method: 'GET',
    url: api('auth/me'),
    confidence: 'high',
    response: { json: fields('sub') },
  },
  'account-credit': {
    kind: 'balance',
    method: 'GET',
    url: api('auth/stripe'),
    confidence: 'high',
    response: { json: fields('membershipType', 'customerBalance') },
  },
  'credit-grants': {
    kind: 'balance',
    method: 'POST',
    url: api('dashboard/get-credit-grants-balance'),
    confidence: 'medium',
    response: { json: fields('hasCreditGrants', 'totalCents', 'usedCents') },
  },
  'grok-bot': {
    kind: 'balance',
    method: 'POST',
    url: api('dashboard/get-sand-usage-status'),
    confidence: 'medium',
    response: { json: fields('nextResetTimestampUtc', 'usagePercent', 'hasNonZeroIncludedLimit') },
  },
  events: {
    kind: 'usage',
    method: 'POST',
    url: api('dashboard/get-filtered-usage-events'),
    confidence: 'high',
    response: {
      json: {
        keys: {
          usageEventsDisplay: {
            each: {
              keys: {
                ...fields('timestamp', 'model', 'chargedCents', 'isChargeable').keys,
                tokenUsage: fields('inputTokens', 'outputTokens', 'cacheWriteTokens', 'cacheReadTokens'),
              },
            },
          },
        },
      },
    },
  },
} as const satisfies Endpoints;
