import type { Composer } from '../platform';

/** As userscripts of 2026 find them; the send button's name is English only. The text area of 2025 is gone. */
const seen = '2026-08';

export const composers: readonly Composer[] = [
  {
    paths: ['/', '/c/*'],
    prompt: [
      { selector: '.query-bar .ProseMirror[contenteditable="true"]', seen },
      { selector: '.ProseMirror[contenteditable="true"]', seen },
    ],
    send: [
      { selector: 'button[aria-label="Submit"]', seen },
      { selector: '.query-bar button[type="submit"]', seen },
    ],
    feature: 'message',
    model: [{ selector: 'button[aria-label="Model select"]', seen }],
  },
];
