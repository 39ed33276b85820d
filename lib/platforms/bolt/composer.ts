import type { Composer } from '../platform';

/**
 * In a project, as seen live by Vedansi18/nexpath (bolt-recon.md). The editor of files is another kind of box. On the
 * first page nobody has looked.
 */
export const composers: readonly Composer[] = [
  {
    paths: ['/~/*'],
    prompt: [{ selector: '.tiptap.ProseMirror', seen: '2026-07-04' }],
    send: [{ selector: 'button[aria-label="Send message"]', seen: '2026-07-04' }],
    feature: 'message',
  },
];
