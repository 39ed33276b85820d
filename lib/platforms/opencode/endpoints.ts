import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

const window = fields('percent', 'resetsAt');

/**
 * The Go plan's usage, for a key (steipete/CodexBar docs/opencode.md, akitaonrails/ai-usagebar; July and August 2026).
 * Left out: the balance of Zen, which the console gets as a script (`/_server`, the answer is no JSON) from addresses
 * that change with every release.
 */
export const endpoints = {
  'go-usage': {
    kind: 'balance',
    method: 'GET',
    url: 'https://opencode.ai/zen/go/v1/usage',
    confidence: 'high',
    response: {
      json: { keys: { usage: { keys: { rolling: window, weekly: window, monthly: window } } } },
    },
  },
} as const satisfies Endpoints;
