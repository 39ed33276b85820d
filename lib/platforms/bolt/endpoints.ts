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
 * Left out: `/api/token-stats`, which the page asks for itself, but whose answer nobody has shown; and the chat
 * (`POST /api/chat/v2`), whose answer is the AI SDK's data stream (`0:"…"` a line), which is none of the forms that we
 * can read, and of which nobody knows whether it tells the tokens.
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
} as const satisfies Endpoints;
