import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

/**
 * What v0.app asks of itself, by two unrelated clients of 2026-09 that use a browser's session (dossier coding.md,
 * "v0"). The API for keys (`api.v0.dev`) is another sign-in: v0-api, among the keyed rows.
 *
 * Left out: `creditsCost`, which the public API's stream carries; whether the site's own lines do, nobody has seen.
 */
export const endpoints = {
  'plan-info': {
    kind: 'balance',
    method: 'GET',
    url: 'https://v0.app/chat/api/plan-info',
    confidence: 'medium',
    response: {
      json: {
        keys: {
          plan: true,
          billingCycle: fields('end'),
          balance: fields('remaining', 'total'),
          onDemand: fields('remaining', 'balance', 'total'),
        },
      },
    },
  },
  'rate-limit': {
    kind: 'balance',
    method: 'GET',
    url: 'https://v0.app/chat/api/rate-limit',
    confidence: 'medium',
    response: { json: fields('remaining', 'limit', 'reset') },
  },
  user: {
    kind: 'identity',
    method: 'GET',
    url: 'https://v0.app/api/chat/scoped/user',
    confidence: 'medium',
    response: { json: { keys: { value: fields('id', 'teamId', 'scope') } } },
  },
  message: {
    kind: 'usage',
    method: 'POST',
    // The second until the summer of 2026.
    url: ['https://v0.app/chat/api/chat', 'https://v0.app/chat/api/send'],
    confidence: 'medium',
    request: {
      body: {
        keys: {
          ...fields('chatId', 'messageId').keys,
          modelConfiguration: fields('modelId', 'imageGenerations', 'thinking'),
        },
      },
    },
    task: {
      feature: 'message',
      model: 'body.modelConfiguration.modelId',
      settings: {
        thinking: { from: 'body.modelConfiguration.thinking', usual: false },
        images: { from: 'body.modelConfiguration.imageGenerations', usual: false },
      },
    },
    // What stands in the lines is not known. Lengths of texts tell that there are any, so that an answer that broke off
    // at once is not taken for a message.
    response: { json: fields('error'), lines: { keys: { error: true, '*': 'length' } } },
  },
} as const satisfies Endpoints;
