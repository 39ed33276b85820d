import type { Composer } from '../platform';

/**
 * As an automator finds them (marcusquinn/aidevops, 2026-08). The button that sends has no name of its own: its text is
 * "Generate" or "Unlimited", which no selector can ask for. On which pages the box is for videos, and on which for
 * pictures, is not known, so neither is promised: what a job costs is told when it is sent.
 */
export const composers: readonly Composer[] = [
  {
    paths: ['/*'],
    prompt: [{ selector: 'textarea[name=prompt]', seen: '2026-08' }],
    send: [],
    feature: 'other',
  },
];
