import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';
import { completionAt } from '../completion/fields';

/**
 * What console.groq.com asks for its usage page (steipete/CodexBar, docs/groq.md, and several others who recorded it in
 * September 2026). Its token lives for five minutes, in a cookie. And the API's own address, for what the playground
 * generates: that it asks there is in no source, so it is low; where it does not, nothing is seen of it.
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
  completion: completionAt({
    url: 'https://api.groq.com/openai/v1/chat/completions',
    confidence: 'low',
  }),
} as const satisfies Endpoints;
