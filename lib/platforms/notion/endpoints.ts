import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';

/** Both addresses were in use in 2026; www.notion.so is the older one. */
const both = (call: string) => [
  `https://app.notion.com/api/v3/${call}`,
  `https://www.notion.so/api/v3/${call}`,
];

/** Who of several that are signed in asks. */
const user: { readonly [name: string]: Pick } = { 'x-notion-active-user-header': true };

const allowance = fields('window', 'used', 'limit', 'periodEndMs');

/**
 * Calls of Notion's app (steipete/CodexBar, docs/notion.md, 2026-08; dossier chat.md, "Notion AI"). Left out:
 * `getAIUsageEligibilityV2`, which tells the credits of Custom Agents: no source names its fields.
 */
export const endpoints = {
  spaces: {
    kind: 'identity',
    method: 'POST',
    url: both('getSpaces'),
    confidence: 'medium',
    response: {
      // By user; of each the spaces by their id, each in an envelope or two.
      json: {
        keys: {
          '*': {
            keys: {
              space: {
                keys: {
                  '*': { keys: { value: { keys: { value: fields('id', 'name', 'subscription_tier') } } } },
                },
              },
            },
          },
        },
      },
    },
  },
  'rate-limit': {
    kind: 'balance',
    method: 'POST',
    url: both('getCreditRateLimitStatus'),
    confidence: 'medium',
    request: { headers: user, body: fields('spaceId') },
    response: {
      json: {
        keys: {
          ...fields('status', 'resetsInSeconds', 'enforcement').keys,
          window: allowance,
          billingPeriodWindow: allowance,
        },
      },
    },
  },
} as const satisfies Endpoints;
