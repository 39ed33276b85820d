import type { Composer } from '../platform';

/** Selectors as seen in lugia19/Claude-Usage-Extension (2026-07-01) and jackwener/opencli (2026-05-04). */
export const composers: readonly Composer[] = [
  {
    paths: ['/new', '/chat/*', '/project/*'],
    prompt: [{ selector: '[data-testid="chat-input"]', seen: '2026-07-01' }],
    send: [{ selector: 'button[aria-label^="Send" i]', seen: '2026-05-04' }],
    feature: 'message',
  },
];
