import type { Composer } from '../platform';

/** As an automator of 2026 finds them, in a copy of its source that was read in 2026-11. */
export const composers: readonly Composer[] = [
  {
    paths: ['/*'],
    prompt: [{ selector: '.tiptap-prompt-editor', seen: '2026-11' }],
    send: [{ selector: '[data-testid="generate-button"]', seen: '2026-11' }],
    feature: 'image',
  },
];
