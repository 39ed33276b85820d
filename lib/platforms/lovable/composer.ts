import type { Composer } from '../platform';

/** By Vedansi18/nexpath (docs/capture-recon/lovable-recon.md, 599bb1d4, 2026-07-06). Plan mode is a switch beside it. */
export const composers: readonly Composer[] = [
  {
    paths: ['/projects/*'],
    prompt: [
      { selector: 'form#chat-input .tiptap.ProseMirror[aria-label="Chat input"]', seen: '2026-07-06' },
    ],
    send: [
      { selector: 'button[aria-label="Send message"]', seen: '2026-07-06' },
      { selector: '#chatinput-send-message-button', seen: '2026-07-06' },
    ],
    feature: 'build',
  },
];
