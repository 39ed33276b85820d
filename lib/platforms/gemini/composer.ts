import type { Composer } from '../platform';

/**
 * Seen by RateBucket (2026) and jackwener/opencli (2026-05-04). The send button has no name that stays: Enter in the box
 * counts. What is shown of the model is the person's language's word for it.
 */
export const composers: readonly Composer[] = [
  {
    paths: ['/app*', '/u/*'],
    prompt: [
      { selector: '.ql-editor[contenteditable="true"]', seen: '2026-05-04' },
      { selector: '.ql-editor[role="textbox"]', seen: '2026-05-04' },
    ],
    send: [],
    feature: 'message',
    model: [{ selector: '.input-area-switch', seen: '2026-05-04' }],
  },
];
