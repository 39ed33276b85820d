import type { Composer } from '../platform';

/** Selectors as seen in lugia19/Claude-Usage-Extension (2026-07-01) and jackwener/opencli (2026-05-04). */
export const composers: readonly Composer[] = [
  {
    paths: ['/new', '/chat/*', '/project/*'],
    prompt: [{ selector: '[data-testid="chat-input"]', seen: '2026-07-01' }],
    send: [{ selector: 'button[aria-label^="Send" i]', seen: '2026-05-04' }],
    feature: 'message',
    // The name that is shown ("Opus 5"), which is not the request's (`claude-opus-5`).
    model: [
      { selector: '[data-testid="model-selector-dropdown"] .whitespace-nowrap', seen: '2026-07-01' },
      { selector: '[data-testid="model-selector-dropdown"]', attribute: 'aria-label', seen: '2026-07-01' },
    ],
  },
];
