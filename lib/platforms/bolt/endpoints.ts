import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

const limits = {
  ...fields('maxPerDay', 'maxPerMonth', 'totalToday', 'totalThisMonth').keys,
  overflow: fields('available', 'used'),
};

/** In one variant the same stands one level deeper. */
const response = { json: { keys: { ...limits, tokenStats: { keys: limits } } } } as const;

/**
 * What bolt.new's clients of 2025 and 2026 ask of it (dossier coding.md, "Bolt.new"), with the session's cookie. What is
 * inside of `billingPeriod` is a guess of everybody, so it is not read.
 *
 * The chat is the AI SDK's data stream (ai-sdk.dev/docs/ai-sdk-ui/stream-protocol, version 1): that it begins with
 * `f:{"messageId"}` was seen live (Vedansi18/nexpath, 2026-07-04).
 *
 * Left out: the usage that the stream's end (`d:`) may tell, which nobody has seen of Bolt, and which would say nothing of the
 * project's files; `/api/token-stats`, which the page asks for itself, but whose answer nobody has shown.
 */
export const endpoints = {
  'rate-limits': {
    kind: 'balance',
    method: 'GET',
    // The second in 2025.
    url: ['https://bolt.new/api/rate-limits/user', 'https://bolt.new/api/rate-limits'],
    confidence: 'medium',
    response,
  },
  'team-rate-limits': {
    kind: 'balance',
    method: 'GET',
    url: 'https://bolt.new/api/rate-limits/teams/:org',
    confidence: 'medium',
    response,
  },
  message: {
    kind: 'usage',
    method: 'POST',
    // The second in 2025.
    url: ['https://bolt.new/api/chat/v2', 'https://bolt.new/api/chat'],
    confidence: 'medium',
    request: { body: fields('projectId', 'selectedModel', 'promptMode', 'effortLevel') },
    task: {
      feature: 'message',
      model: 'body.selectedModel',
      settings: { mode: { from: 'body.promptMode', usual: 'build' }, effort: 'body.effortLevel' },
    },
    response: {
      coded: true,
      lines: {
        keys: {
          f: fields('messageId'),
          d: fields('finishReason'),
          // An error's words.
          3: 'length',
        },
      },
    },
  },
} as const satisfies Endpoints;
