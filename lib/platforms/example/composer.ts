import type { Composer } from '../platform';

/** The prompt box of the page that makes videos. */
export const composers: readonly Composer[] = [
  {
    paths: ['/create'],
    prompt: [{ selector: 'textarea[name="prompt"]', seen: '2026-11-22' }],
    send: [{ selector: 'button[type="submit"]', seen: '2026-11-22' }],
    feature: 'video',
  },
];
