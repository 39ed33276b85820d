import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';
import type { TaskPick } from '../../wire/task';

/** The account's id as the page takes it out of its token; the token is not looked at. */
const account: { readonly [name: string]: Pick } = { 'x-account-id': true };

const generation: Pick = {
  keys: {
    // Duration and sound as two clients of 2026 send them to the video endpoint; the rest is of both.
    ...fields('modelId', 'modelVersion', 'n', 'duration', 'generateAudio').keys,
    size: fields('width', 'height'),
    prompt: 'length',
  },
};
const asked = {
  model: 'body.modelId',
  count: 'body.n',
  seconds: 'body.duration',
  settings: {
    version: 'body.modelVersion',
    width: 'body.size.width',
    height: 'body.size.height',
    audio: 'body.generateAudio',
  },
} as const satisfies Partial<TaskPick>;

export const FAIR_USE = 'chargeable_with_fair_use';

const generate = {
  kind: 'usage',
  method: 'POST',
  confidence: 'high',
  request: { headers: account, body: generation },
  response: { json: { keys: {} } },
} as const;

/**
 * What Firefly's page asks of Adobe's hosts, as clients of 2026 do the same (several agree; none says when it was
 * recorded). Left out: where a job's outcome is asked for, whose address each answer names anew.
 */
export const endpoints = {
  balance: {
    kind: 'balance',
    method: 'GET',
    url: 'https://firefly.adobe.io/v1/credits/balance',
    confidence: 'high',
    request: { headers: account },
    response: {
      json: { keys: { total: { keys: { quota: fields('available', 'total', 'used') } }, balance: true } },
    },
  },
  /**
   * The page asks it with each setting, so it tells what is chosen in the form. Several clients ask it alike; the fields
   * of its answer are one client's (blsnt8586/avi2api, internal/adobe/client.go and its test @ 0afabd71).
   */
  cost: {
    kind: 'price',
    method: 'POST',
    url: 'https://bks.adobe.io/v2/credits/cost',
    confidence: 'medium',
    request: {
      headers: account,
      body: {
        keys: {
          features: { keys: { '*': true } },
          // What the quality is called, clients disagree on.
          metadata: fields(
            ...['imageResolution', 'quality', 'generationQuality', 'videoDuration', 'videoResolution'],
            ...['generateAudio', 'workflow'],
          ),
        },
      },
    },
    task: {
      when: 'body.features.~',
      feature: {
        from: 'body.features.~',
        is: [
          ['firefly_3p:external:veo*', 'video'],
          ['firefly_3p:external:kling*', 'video'],
          ['firefly_3p:external:seedance*', 'video'],
          ['firefly_3p:*', 'partner-image'],
        ],
        else: 'other',
      },
      model: 'body.features.~',
      seconds: 'body.metadata.videoDuration',
      settings: {
        resolution: ['body.metadata.videoResolution', 'body.metadata.imageResolution'],
        quality: ['body.metadata.quality', 'body.metadata.generationQuality'],
        workflow: 'body.metadata.workflow',
        audio: 'body.metadata.generateAudio',
      },
    },
    response: {
      json: {
        keys: {
          features: { keys: { '*': { keys: { cost: fields('credits') } } } },
          error_code: { oneOf: [FAIR_USE] },
        },
      },
    },
    // "Feature under fair use": it costs nothing now, and is chosen all the same.
    answers: [422],
  },
  image: {
    ...generate,
    url: 'https://firefly.adobe.io/v3/images/generate-async',
    task: { feature: 'image', ...asked },
  },
  'partner-image': {
    ...generate,
    url: 'https://firefly-3p.ff.adobe.io/v2/3p-images/generate-async',
    task: { feature: 'partner-image', ...asked },
  },
  video: {
    ...generate,
    url: 'https://firefly-3p.ff.adobe.io/v2/3p-videos/generate-async',
    task: { feature: 'video', ...asked },
  },
} as const satisfies Endpoints;
