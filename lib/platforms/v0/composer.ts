import type { Composer } from '../platform';

/** As they stand in the site's own bundle of that day; not tried on the page. */
export const composers: readonly Composer[] = [
  {
    paths: ['/', '/chat', '/chat/*'],
    prompt: [{ selector: '.ProseMirror[contenteditable="true"]', seen: '2026-09-16' }],
    send: [{ selector: '[data-testid="prompt-form-send-button"]', seen: '2026-09-16' }],
    feature: 'message',
  },
];
