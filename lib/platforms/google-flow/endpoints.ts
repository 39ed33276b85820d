import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';

const api = (path: string) => `https://aisandbox-pa.googleapis.com/v1/${path}`;

/** Names of what is being made, in the older form of an answer and the newer, and how far it is. */
const made: { readonly [name: string]: Pick } = {
  operations: { each: { keys: { operation: fields('name'), status: true } } },
  media: {
    each: {
      keys: {
        name: true,
        mediaMetadata: { keys: { mediaStatus: fields('mediaGenerationStatus') } },
      },
    },
  },
};

/** A POST of clips: one request in the list for each. */
const clips = {
  method: 'POST',
  request: {
    body: {
      keys: {
        clientContext: fields('userPaygateTier'),
        requests: { each: fields('videoModelKey') },
      },
    },
  },
  response: { json: { keys: { remainingCredits: true, ...made } } },
} as const;

/** `tier`: clips of some models are cheaper with Ultra. */
const asked = {
  model: 'body.requests.0.videoModelKey',
  count: 'body.requests.length',
  settings: { tier: 'body.clientContext.userPaygateTier' },
} as const;

/**
 * What labs.google's Flow asks (TheSmallHanCat/flow2api @ 19300871, 2026-08-20; four more clients). Left out, because
 * nobody tells what they take: `flowCreationAgent:streamChat` and `flow/upsampleImage`. The next reading tells of them.
 */
export const endpoints = {
  credits: {
    kind: 'balance',
    method: 'GET',
    url: api('credits'),
    confidence: 'high',
    response: { json: fields('credits', 'subscriptionCredits', 'userPaygateTier') },
  },
  video: {
    kind: 'usage',
    url: [
      api('video:batchAsyncGenerateVideoText'),
      api('video:batchAsyncGenerateVideoStartImage'),
      api('video:batchAsyncGenerateVideoStartAndEndImage'),
      api('video:batchAsyncGenerateVideoReferenceImages'),
      api('video:batchAsyncGenerateVideoExtendVideo'),
    ],
    confidence: 'high',
    task: { feature: 'video', ...asked },
    ...clips,
  },
  upscale: {
    kind: 'usage',
    url: api('video:batchAsyncGenerateVideoUpsampleVideo'),
    confidence: 'high',
    task: { feature: 'upscale', ...asked },
    ...clips,
  },
  images: {
    kind: 'usage',
    method: 'POST',
    url: api('projects/:project/flowMedia:batchGenerateImages'),
    confidence: 'medium',
    request: { body: { keys: { requests: { each: { keys: {} } } } } },
    task: { feature: 'image', count: 'body.requests.length' },
    response: { json: { keys: { remainingCredits: true, media: { each: fields('name') } } } },
  },
  status: {
    kind: 'usage',
    method: 'POST',
    url: api('video:batchCheckAsyncVideoGenerationStatus'),
    confidence: 'medium',
    response: { json: { keys: made } },
  },
  'model-config': {
    kind: 'price',
    method: 'GET',
    url: 'https://labs.google/fx/api/trpc/{videoFx.getVideoModelConfig}',
    // One client's description of the answer; a second one agrees on the costs' name only.
    confidence: 'low',
    response: {
      trpc: true,
      json: {
        list: {
          keys: {
            result: {
              keys: {
                data: {
                  keys: {
                    json: {
                      keys: { result: { keys: { videoModels: { each: fields('key', 'creditCost') } } } },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
} as const satisfies Endpoints;
