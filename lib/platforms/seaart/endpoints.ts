import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

const api = (path: string) => `https://www.seaart.ai/api/v1/task/v2/video/${path}`;

/**
 * What seaart.ai's page asks when it makes a video. Not in the dossier, which has the status alone: a client of 2026
 * shows it, made after the page's own requests. Pictures, and what is left, are in no source.
 */
export const endpoints = {
  video: {
    kind: 'usage',
    method: 'POST',
    url: [api('text-to-video'), api('img-to-video')],
    confidence: 'low',
    request: {
      body: {
        keys: {
          model_no: true,
          meta: {
            keys: {
              ...fields('n_iter').keys,
              generate_video: fields('generate_video_duration'),
              prompt: 'length',
            },
          },
        },
      },
    },
    task: {
      feature: 'video',
      model: 'body.model_no',
      count: 'body.meta.n_iter',
      seconds: 'body.meta.generate_video.generate_video_duration',
      characters: 'body.meta.prompt',
    },
    response: { json: { keys: { status: fields('code'), data: fields('id') } } },
  },
} as const satisfies Endpoints;
