import type { Composer } from '../platform';

/** Seen by jackwener/opencli. The send button's name is English only: Enter in the box counts as well. */
export const composers: readonly Composer[] = [
  {
    paths: ['/', '/c/*', '/g/*'],
    prompt: [
      { selector: '#prompt-textarea', seen: '2026-05-04' },
      { selector: '[aria-label="Chat with ChatGPT"]', seen: '2026-05-04' },
      { selector: '[placeholder="Ask anything"]', seen: '2026-05-04' },
    ],
    send: [{ selector: 'button[aria-label="Send prompt"]', seen: '2026-05-04' }],
    feature: 'message',
  },
];
