import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';
import type { TaskPick } from '../../wire/task';

const api = (path: string) => `https://app-api.pixverse.ai/creative_platform/${path}`;

const request = {
  body: {
    keys: {
      ...fields('model', 'duration', 'quality', 'motion_mode', 'create_count').keys,
      prompt: 'length',
    } satisfies { readonly [name: string]: Pick },
  },
} as const;
const asked = {
  model: 'body.model',
  count: 'body.create_count',
  seconds: 'body.duration',
  characters: 'body.prompt',
  settings: { quality: 'body.quality', motion: { from: 'body.motion_mode', usual: 'normal' } },
} as const satisfies Partial<TaskPick>;
const started: Pick = {
  keys: { ErrCode: true, Resp: { keys: { video_id: true, video_ids: { each: true } } } },
};

/**
 * What app.pixverse.ai asks of its API, as several clients show it (dossier creative.md, "PixVerse"). Left out: the
 * list of jobs, since no source says that a failure is paid back; `credit_change` in a request, which may be its price
 * (one hint, and not whether of all or of each).
 */
export const endpoints = {
  credits: {
    kind: 'balance',
    method: 'GET',
    url: api('user/credits'),
    confidence: 'high',
    response: {
      json: {
        keys: { ErrCode: true, Resp: fields('credit_daily', 'credit_monthly', 'credit_package') },
      },
    },
  },
  video: {
    kind: 'usage',
    method: 'POST',
    url: api('video/{t2v|i2v|extend|restyle|frames|lip_sync}'),
    confidence: 'high',
    request,
    task: {
      feature: {
        from: 'params.list',
        is: [
          ['extend', 'extend'],
          ['restyle', 'restyle'],
          ['lip_sync', 'lip-sync'],
        ],
        else: 'video',
      },
      ...asked,
    },
    response: { json: started },
  },
  image: {
    kind: 'usage',
    method: 'POST',
    url: api('image/i2i'),
    confidence: 'high',
    request,
    task: { feature: 'image', ...asked },
    response: { json: { keys: { ErrCode: true } } },
  },
} as const satisfies Endpoints;
