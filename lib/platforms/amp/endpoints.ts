import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

/**
 * The text that `amp usage` shows, as its server tells it to a key (steipete/CodexBar @27c7f334 docs/amp.md, whose two
 * recordings are in the tests; its newer form, by several clients of September 2026). Of its lines those that tell an
 * amount: the first one has the person's name and mail address.
 */
export const endpoints = {
  usage: {
    kind: 'balance',
    method: 'POST',
    url: 'https://ampcode.com/api/internal',
    confidence: 'medium',
    response: {
      json: {
        keys: {
          ok: true,
          error: fields('code'),
          result: {
            keys: {
              displayText: {
                lines: ['^\\**(amp |subscription |individual credits|workspace ).*\\d.*\\bremaining\\b'],
              },
            },
          },
        },
      },
    },
    // The key is not accepted.
    answers: [401, 403],
  },
} as const satisfies Endpoints;
