import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

/** The counters beside them are of a part only since unified billing. */
const workspace = fields('id', 'name', 'plan', 'next_monthly_credit_grant_date', 'billing_period_end_date');

const api = (path: string) => `https://api.lovable.dev${path}`;

/**
 * What lovable.dev asks of its API host, by several clients of 2025 and 2026 (dossier coding.md, "Lovable"). The page
 * sends a token that lives for an hour; it asks for the balance itself wherever it shows it.
 *
 * Left out: what Cloud and AI used (`/lovable-cloud-monthly-usage`) and what is left for them (`cloud_remaining`,
 * `ai_remaining`), whose unit no source names; `available_balance`, of which none tells how it differs from what remains; the
 * limit of a member, because what the member used is told nowhere that is known; the start of a new project
 * (`POST /workspaces/:org/projects`), of which it is not known whether it spends before its first message does.
 */
export const endpoints = {
  'credit-balance': {
    kind: 'balance',
    method: 'GET',
    url: api('/workspaces/:org/credit-balance'),
    confidence: 'high',
    response: {
      json: {
        keys: {
          ...fields('total_granted', 'total_remaining', 'daily_remaining', 'daily_limit').keys,
          expiring_grants: { each: fields('grant_type', 'credits', 'remaining', 'expires_at') },
          grant_type_balances: { each: fields('grant_type', 'granted', 'remaining') },
        },
      },
    },
  },
  workspaces: {
    kind: 'identity',
    method: 'GET',
    url: api('/user/workspaces'),
    confidence: 'high',
    response: { json: { keys: { workspaces: { each: workspace } } } },
  },
  workspace: {
    kind: 'identity',
    method: 'GET',
    url: api('/workspaces/:org'),
    confidence: 'medium',
    response: { json: { keys: { ...workspace.keys, workspace } } },
  },
  message: {
    kind: 'usage',
    method: 'POST',
    url: api('/projects/:project/chat'),
    confidence: 'high',
    request: { body: { keys: { ...fields('id', 'chat_only').keys, message: 'length' } } },
    task: {
      feature: { from: 'body.chat_only', is: [['true', 'plan']], else: 'build' },
      characters: 'body.message',
    },
    response: { json: { keys: {} }, events: { keys: {} } },
  },
} as const satisfies Endpoints;
