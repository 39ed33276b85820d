import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';
import { functions } from './functions';

/**
 * All that opencode.ai's console reads goes to one address; which function a request calls is an id in its query. The
 * arguments of functions that read are ids and numbers; of them a workspace's is used. `customerID` and what the wallet is
 * filled by are the payment provider's ids: of the first, how long it is, to tell a wallet from none. Left out: `lite` and
 * `subscription` (Go, and what was before it), of which the key tells more: opencode-go.
 */
export const endpoints = {
  server: {
    kind: 'balance',
    method: 'GET',
    url: 'https://opencode.ai/_server',
    confidence: 'medium',
    request: {
      query: {
        id: { oneOf: Object.values(functions) },
        args: { json: { keys: { t: { keys: { a: { each: fields('s') } } } } } },
      },
    },
    response: {
      seroval: true,
      json: {
        list: {
          keys: {
            customerID: 'length',
            // Who is signed out (steipete/CodexBar, OpenCodeGoUsageFetcherErrorTests).
            error: { has: ['actor of type "public"', 'not associated with an account'] },
            ...fields('id', 'balance', 'monthlyUsage', 'monthlyLimit', 'timeMonthlyUsageUpdated').keys,
            ...fields('reloadAmountMin').keys,
          },
        },
      },
    },
    // Of another function they mean nothing to us, see server.ts.
    answers: [404, 500],
  },
} as const satisfies Endpoints;
