import type { Endpoints } from '../../wire/endpoint';

/**
 * The HTML of the settings page. Its usage was told in four forms in 2026 (steipete/CodexBar docs/ollama.md and its tests
 * up to October): percent of a session and a week, percent of "free usage", dollars of a month, and a balance that is
 * refilled. When a window ends stands in an attribute; "in 3 hours" is no time.
 */
export const endpoints = {
  settings: {
    kind: 'balance',
    method: 'GET',
    url: 'https://ollama.com/settings',
    confidence: 'medium',
    response: {
      page: {
        lines: [
          '^(cloud usage|included usage|usage credits)$',
          '^(free|pro|max)$',
          '^(session|hourly|weekly|monthly|free) usage$',
          '^\\d+(\\.\\d+)?% used$',
          '^\\$[\\d,]+(\\.\\d+)? of \\$[\\d,]+(\\.\\d+)? used$',
          '^\\$[\\d,]+(\\.\\d+)?$',
          '^refills to \\$[\\d,]+(\\.\\d+)? ',
          '^sign in to ollama$',
        ],
        attributes: { 'data-time': '\\d{4}-[\\d:.TZ-]{6,30}' },
      },
    },
  },
} as const satisfies Endpoints;
