import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';
import { completionAt } from '../completion/fields';

/** Where a sign-in has several organisations, the console names the one that it means. */
const organization: { readonly [name: string]: Pick } = { 'openai-organization': true };

/**
 * What platform.openai.com asks of the API's host: its credits, as clients have known them since 2023 (dossier api.md of
 * 2026-11-22), and what its playground generates (openai/openai-openapi @ f85dbe22). Left out: `/dashboard/billing/
 * subscription` and `/usage`, of which no source says that the console still asks them; speech and videos, which have no
 * price by the token; `/images/generations`, whose answer tells tokens beside the pictures themselves, with which it is
 * longer than what is read of a body.
 */
export const endpoints = {
  'credit-grants': {
    kind: 'balance',
    method: 'GET',
    url: [
      'https://api.openai.com/v1/dashboard/billing/credit_grants',
      'https://api.openai.com/dashboard/billing/credit_grants',
    ],
    confidence: 'high',
    request: { headers: organization },
    response: {
      json: {
        keys: {
          ...fields('total_granted', 'total_used', 'total_available').keys,
          grants: { keys: { data: { each: fields('grant_amount', 'used_amount', 'expires_at') } } },
        },
      },
    },
  },
  completion: completionAt({
    url: [
      'https://api.openai.com/v1/responses',
      'https://api.openai.com/v1/chat/completions',
      'https://api.openai.com/v1/completions',
    ],
    confidence: 'high',
    headers: organization,
  }),
} as const satisfies Endpoints;
