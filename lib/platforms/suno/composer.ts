import type { Composer } from '../platform';

/**
 * The create page. The lyrics box became a rich-text editor in July 2026; some accounts still get the
 * text area. A bare `textarea` must not be taken: the first one of the new page is a chat box.
 */
export const composers: readonly Composer[] = [
  {
    paths: ['/create'],
    prompt: [
      { selector: '.lyrics-editor-content[contenteditable]', seen: '2026-07-14' },
      { selector: '[data-testid="lyrics-textarea"]', seen: '2026-07-04' },
    ],
    send: [{ selector: 'button[aria-label="Create song"]', seen: '2026-11-22' }],
    feature: 'create',
  },
];
