import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';

const subscription: Pick = {
  keys: {
    ...fields('tier', 'active').keys,
    perks: fields('moduleTrainingSteps'),
    trainingStepsLeft: fields('fixedTrainingStepsLeft', 'purchasedTrainingSteps'),
  },
};
const parameter = (name: string) => `body.parameters.${name}`;

const image = {
  kind: 'usage',
  method: 'POST',
  confidence: 'high',
  request: {
    body: {
      keys: {
        ...fields('model', 'action').keys,
        input: 'length',
        parameters: fields('width', 'height', 'steps', 'n_samples', 'sm', 'sm_dyn', 'strength'),
      },
    },
  },
  task: {
    feature: {
      from: 'body.action',
      is: [
        ['img2img', 'image-to-image'],
        ['infill', 'inpaint'],
      ],
      else: 'image',
    },
    model: 'body.model',
    count: parameter('n_samples'),
    characters: 'body.input',
    settings: {
      width: parameter('width'),
      height: parameter('height'),
      steps: parameter('steps'),
      smea: { from: parameter('sm'), usual: false },
      'smea-dyn': { from: parameter('sm_dyn'), usual: false },
      strength: parameter('strength'),
    },
  },
} as const;

/**
 * What novelai.net asks of its hosts (LlmKira/novelai-python @ 2346bd61, 2025-06-13; more clients agree on the
 * subscription). `user/data` is not in the dossier: two clients read the subscription in it. Left out, because they
 * answer with pictures and nobody has told their prices for sure: `/ai/augment-image`, `/ai/encode-vibe`, `/ai/upscale`.
 */
export const endpoints = {
  subscription: {
    kind: 'balance',
    method: 'GET',
    url: ['https://image.novelai.net/user/subscription', 'https://api.novelai.net/user/subscription'],
    confidence: 'high',
    response: { json: subscription },
  },
  'user-data': {
    kind: 'balance',
    method: 'GET',
    url: 'https://api.novelai.net/user/data',
    confidence: 'medium',
    response: { json: { keys: { subscription } } },
  },
  // The pictures themselves, as events or as a ZIP, of which nothing is needed.
  image: {
    ...image,
    url: 'https://image.novelai.net/ai/generate-image-stream',
    response: { events: { keys: {} } },
  },
  'image-file': {
    ...image,
    url: 'https://image.novelai.net/ai/generate-image',
    response: { file: true },
  },
} as const satisfies Endpoints;
