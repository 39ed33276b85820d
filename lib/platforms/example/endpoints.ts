import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

const site = 'https://pretend.example';

/** What Pretend's page asks of its own host. Composed for the example: there is no such site. */
export const endpoints = {
  organizations: {
    kind: 'identity',
    method: 'GET',
    url: `${site}/api/orgs`,
    confidence: 'high',
    response: { json: { each: fields('id', 'name') } },
  },
  credits: {
    kind: 'balance',
    method: 'GET',
    url: `${site}/api/orgs/:org/credits`,
    confidence: 'high',
    response: { json: fields('remaining', 'granted', 'bought', 'renews_at', 'plan', 'unlimited') },
  },
  generate: {
    kind: 'usage',
    method: 'POST',
    url: `${site}/api/orgs/:org/videos`,
    confidence: 'high',
    request: { body: { keys: { ...fields('model', 'seconds', 'count').keys, prompt: 'length' } } },
    task: {
      feature: 'video',
      model: 'body.model',
      seconds: 'body.seconds',
      count: 'body.count',
      characters: 'body.prompt',
    },
    response: { json: fields('id', 'status', 'cost', 'remaining') },
    // Out of credits: a JSON error.
    answers: [402],
  },
} as const satisfies Endpoints;
