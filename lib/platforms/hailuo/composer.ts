import type { Composer } from '../platform';

/**
 * As an automator of 2026 finds it, in a copy of its source that was read in 2026-11. The button is known by its text
 * alone ("Create"), which no selector can ask for.
 */
export const composers: readonly Composer[] = [
  {
    paths: ['/create/*'],
    prompt: [{ selector: '#video-create-textarea', seen: '2026-11' }],
    send: [],
    feature: 'video',
  },
];
