import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

/**
 * The socket over which copilot.microsoft.com chats. By xtekky/gpt4free (eef67f8, 2026-08-21); that `done` and
 * `imageGenerated` name the message that they are of is in events that several other clients recorded (2025 and 2026).
 * Of the many events of an answer only these two are looked at.
 *
 * Left out: `/c/api/start` and `/c/api/user`, which tell nothing of credits; m365.cloud.microsoft and
 * designer.microsoft.com, of which nothing is known but that they use the same credits.
 */
export const endpoints = {
  chat: {
    kind: 'usage',
    method: 'GET',
    url: 'wss://copilot.microsoft.com/c/api/chat',
    confidence: 'medium',
    request: {
      body: {
        keys: {
          ...fields('conversationId', 'mode').keys,
          event: { oneOf: ['send'] },
          content: { each: { keys: { text: 'length' } } },
        },
      },
    },
    task: {
      when: { from: 'body.event', is: ['send'] },
      feature: 'message',
      characters: 'body.content.*.text',
      settings: { mode: 'body.mode' },
    },
    response: {
      events: { ...fields('event', 'messageId'), only: { event: ['done', 'imageGenerated'] } },
    },
  },
} as const satisfies Endpoints;
