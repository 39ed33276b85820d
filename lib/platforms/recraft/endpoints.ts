import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';

const api = (path: string) => `https://api.recraft.ai${path}`;

/** What was made at once, and what it took. */
const made: Pick = { keys: { credits: true, result: fields('image_id') } };

/**
 * What recraft.ai's page asks of its API host. Not in the dossier, which has the developer API alone
 * (external.api.recraft.ai, a pool of its own): innerfire630/recraft-stock-batch @ f2979599, which says to have verified it
 * on 2026-09-15, shows it all; clients since 2024 order images alike, and an extension of 2025 reads the balance. Left out: `POST /recrafts/:operation`, which tells when an image is done, but of no price.
 */
export const endpoints = {
  user: {
    kind: 'balance',
    method: 'GET',
    url: api('/users/me'),
    confidence: 'high',
    response: {
      json: {
        keys: {
          ...fields('credits', 'extra_credits').keys,
          plan: fields('name', 'credits_per_period'),
          subscription: fields('credits_expire_time'),
        },
      },
    },
  },
  generate: {
    kind: 'usage',
    method: 'POST',
    url: api('/queue_recraft/prompt_to_image'),
    confidence: 'high',
    request: {
      body: {
        keys: {
          ...fields('transform_model', 'num_images_per_prompt').keys,
          prompt: 'length',
        },
      },
    },
    task: {
      feature: 'image',
      model: 'body.transform_model',
      count: 'body.num_images_per_prompt',
      characters: 'body.prompt',
    },
    response: { json: fields('operationId') },
  },
  upscale: {
    kind: 'usage',
    method: 'POST',
    url: api('/project/:project/super_resolution'),
    confidence: 'medium',
    task: { feature: 'upscale' },
    response: { json: made },
  },
  background: {
    kind: 'usage',
    method: 'POST',
    url: api('/project/:project/remove_background'),
    confidence: 'medium',
    task: { feature: 'remove-background' },
    response: { json: made },
  },
} as const satisfies Endpoints;
