import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

const api = (path: string) => `https://api.tensor.art/works/v1/works/${path}`;

/**
 * What tensor.art's page asks when it generates; the request carries its price (dossier creative.md, "tensorart"; its
 * fields by clients since 2024, e.g. SatoX69/Tensor.fart @ 2dc17931, and by two editors of 2026). The page signs its
 * requests (`x-request-sign`). The request that tells what is left is in no source.
 */
export const endpoints = {
  task: {
    kind: 'usage',
    method: 'POST',
    url: [api('task'), api('task_by_image')],
    confidence: 'medium',
    request: {
      body: {
        keys: {
          ...fields('credits', 'taskType').keys,
          params: {
            keys: {
              ...fields('imageCount', 'width', 'height', 'steps').keys,
              baseModel: fields('modelId'),
              prompt: 'length',
            },
          },
        },
      },
    },
    task: {
      feature: 'image',
      model: 'body.params.baseModel.modelId',
      count: 'body.params.imageCount',
      characters: 'body.params.prompt',
      settings: {
        type: { from: 'body.taskType', usual: 'TXT2IMG' },
        width: 'body.params.width',
        height: 'body.params.height',
        steps: 'body.params.steps',
      },
      price: { from: 'body.credits', unit: 'credit', pool: 'credits' },
    },
    response: { json: { keys: { data: { keys: { task: fields('taskId') } } } } },
  },
} as const satisfies Endpoints;
