import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

/**
 * What ideogram.ai's page asks when it generates, as a HAR and several clients of 2026 show it (dossier creative.md,
 * "Ideogram"). No source shows an answer that tells what is left: `/api/account/user_task_quota_stats` is only known to
 * say whether one may generate, `/api/generations/getRequestCost` and `/api/account/subscriptionStatus` are known by name.
 */
export const endpoints = {
  sample: {
    kind: 'usage',
    method: 'POST',
    url: 'https://ideogram.ai/api/images/sample',
    confidence: 'medium',
    request: {
      headers: { 'x-ideo-org': true },
      body: {
        keys: {
          ...fields('model_version', 'sampling_speed', 'num_images').keys,
          prompt: 'length',
          parent: fields('type'),
        },
      },
    },
    task: {
      feature: { from: 'body.parent.type', is: [['SUPER_RES', 'upscale']], else: 'image' },
      model: 'body.model_version',
      anyModel: ['AUTO'],
      count: 'body.num_images',
      characters: 'body.prompt',
      // A number: -2 is the turbo side.
      settings: { speed: 'body.sampling_speed' },
    },
    response: { json: fields('request_id') },
  },
} as const satisfies Endpoints;
