import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

/**
 * What console.groq.com asks for its usage page (steipete/CodexBar, docs/groq.md, and several others who recorded it in
 * September 2026). Its token lives for five minutes, in a cookie. Left out: what the playground generates, since no
 * source tells which host it asks.
 */
export const endpoints = {
  activity: {
    kind: 'balance',
    method: 'GET',
    url: 'https://api.groq.com/platform/v1/organizations/:org/activity',
    confidence: 'medium',
    request: { query: { start_date: true } },
    response: { json: { keys: { data: { each: fields('timestamp', 'cost') } } } },
  },
} as const satisfies Endpoints;
