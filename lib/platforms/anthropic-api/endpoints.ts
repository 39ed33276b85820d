import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';
import { messagesAt } from '../completion/fields';

const api = (path: string) => `https://platform.claude.com/api${path}`;

/** A session without rights gets it with status 200. */
const error: Pick = { keys: { type: true } };

const tranches: Pick = {
  each: fields('name', 'granted_amount_minor_units', 'remaining_amount_minor_units', 'expires_at'),
};

const organization: { readonly [name: string]: Pick } = {
  uuid: true,
  name: true,
  capabilities: { each: true },
};

/**
 * What the console asks of itself, with the sign-in that it shares with claude.ai (dossier api.md of 2026-11-22, four
 * clients of 2026); and the API's own address, for what its workbench generates (that it asks there is in no source, so it
 * is low; where it does not, nothing is seen of it). Left out: `workspaces/…/usage_cost` and `spend_limits_v2`, of which no source tells the form whole; the
 * monthly credit of a linked subscription (`/api/quirky-lollipop/…`), which tells what is granted but not what is left.
 */
export const endpoints = {
  organizations: {
    kind: 'identity',
    method: 'GET',
    url: api('/organizations'),
    confidence: 'high',
    // A list, or an object that holds it: both were seen.
    response: {
      json: { list: { keys: { ...organization, organizations: { each: { keys: organization } } } } },
    },
    answers: [401, 403],
  },
  'prepaid-credits': {
    kind: 'balance',
    method: 'GET',
    url: api('/organizations/:org/prepaid/credits'),
    confidence: 'high',
    response: {
      json: {
        keys: {
          ...fields('amount', 'currency', 'amount_without_scoped_credits', 'type').keys,
          balance: { keys: { credits: fields('exponent'), money: fields('exponent') } },
          tranches,
          promo_tranches: tranches,
          error,
        },
      },
    },
    answers: [401, 403],
  },
  'current-spend': {
    kind: 'balance',
    method: 'GET',
    url: api('/organizations/:org/current_spend'),
    confidence: 'medium',
    response: { json: { keys: { ...fields('amount', 'resets_at', 'type').keys, error } } },
    answers: [401, 403],
  },
  completion: messagesAt({ url: 'https://api.anthropic.com/v1/messages', confidence: 'low' }),
} as const satisfies Endpoints;
