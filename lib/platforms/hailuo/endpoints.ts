import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';
import type { TaskPick } from '../../wire/task';

const site = (path: string) => `https://hailuoai.video${path}`;

const statusInfo: Pick = fields('code');

/** `desc` is the prompt. `resolution` is a bare number (`768`), as a text or as a number. */
const generation: Pick = {
  keys: {
    quantity: true,
    parameter: {
      keys: { ...fields('modelID', 'duration', 'resolution', 'quality').keys, desc: 'length' },
    },
  },
};

const task = (feature: string): TaskPick => ({
  feature,
  model: 'body.parameter.modelID',
  count: 'body.quantity',
  seconds: 'body.parameter.duration',
  characters: 'body.parameter.desc',
  settings: { resolution: 'body.parameter.resolution', quality: 'body.parameter.quality' },
});

const started: Pick = {
  keys: { statusInfo, data: { keys: { id: true, task: fields('batchID') } } },
};

/**
 * What hailuoai.video's page asks (dossier creative.md, "Hailuo"). Not in the dossier: version 2 of the two generations
 * and the price list, which a client's notes on captures of 2026-09-21 show, the video also two other clients of 2026. The Chinese
 * site (hailuoai.com) is left out: only a client of 2024 shows it, and its account would not be told from this one.
 */
export const endpoints = {
  equity: {
    kind: 'balance',
    method: 'GET',
    url: site('/v1/api/user/equity'),
    confidence: 'medium',
    response: { json: { keys: { statusInfo, data: fields('totalCredits', 'memberName') } } },
  },
  models: {
    kind: 'price',
    method: 'GET',
    url: site('/public/v2/api/multimodal/video/model/info'),
    confidence: 'medium',
    response: {
      json: {
        keys: {
          statusInfo,
          data: {
            keys: {
              videoModels: {
                each: {
                  keys: {
                    modelID: true,
                    costs: {
                      each: {
                        keys: {
                          realCost: true,
                          resolutions: { each: true },
                          durations: { each: true },
                          qualities: { each: true },
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
    },
  },
  video: {
    kind: 'usage',
    method: 'POST',
    url: site('/v2/api/multimodal/generate/video'),
    confidence: 'high',
    request: { body: generation },
    task: task('video'),
    response: { json: started },
  },
  image: {
    kind: 'usage',
    method: 'POST',
    url: site('/v2/api/multimodal/generate/image'),
    confidence: 'medium',
    request: { body: generation },
    task: task('image'),
    response: { json: started },
  },
} as const satisfies Endpoints;
