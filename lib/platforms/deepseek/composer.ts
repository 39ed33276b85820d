import type { Composer } from '../platform';

/** As jackwener/opencli finds it (2026-05-04); what sends there, it doesn't tell. */
export const composers: readonly Composer[] = [
  {
    paths: ['/*'],
    prompt: [{ selector: 'textarea[placeholder*="DeepSeek"]', seen: '2026-05-04' }],
    send: [],
    feature: 'message',
  },
];
