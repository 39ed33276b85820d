import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';

const api = (path: string) => `https://api2.heygen.com${path}`;

const quota: Pick = { keys: { plan_credit: fields('amount', 'total') } };
const started: Pick = { keys: { code: true, data: fields('video_id') } };

/**
 * What app.heygen.com asks of its API host, with cookies. Not in the dossier, which has the host, the envelope and the
 * list of jobs: an extension and two clients of 2026 show the rest. Left out: generations whose request says nothing of
 * what they are (AI Studio, translation, agents); the next reading tells of them. The developer API
 * (api.heygen.com) has a pool of its own.
 */
export const endpoints = {
  account: {
    kind: 'balance',
    method: 'GET',
    url: api('/v1/pacific/account.get'),
    confidence: 'medium',
    response: {
      json: {
        keys: {
          code: true,
          data: {
            keys: {
              space_info: {
                keys: {
                  user_plan_v2: { keys: { plan_name: true, available_quota_v2: quota, addon_quota: quota } },
                },
              },
            },
          },
        },
      },
    },
  },
  limits: {
    kind: 'balance',
    method: 'GET',
    url: api('/v1/avatar/video_generate/limits'),
    confidence: 'medium',
    response: {
      json: { keys: { code: true, data: fields('unit', 'total_consumed', 'total_limit', 'remain') } },
    },
  },
  priority: {
    kind: 'balance',
    method: 'GET',
    url: api('/v1/video_history/monthly_priority_video_count'),
    confidence: 'medium',
    response: { json: { keys: { code: true, data: fields('count', 'limit') } } },
  },
  /** A talking avatar. Avatar III in its unlimited mode takes no credits. */
  avatar: {
    kind: 'usage',
    method: 'POST',
    url: api('/v2/avatar/shortcut/submit'),
    confidence: 'high',
    request: {
      body: {
        keys: {
          resolution: true,
          audio_data: fields('duration'),
          avatar_settings: fields('use_avatar_iv_model', 'use_unlimited_mode', 'model'),
        },
      },
    },
    task: {
      feature: 'avatar',
      model: 'body.avatar_settings.model',
      seconds: 'body.audio_data.duration',
      settings: {
        resolution: 'body.resolution',
        avatarIv: { from: 'body.avatar_settings.use_avatar_iv_model', usual: false },
        unlimited: { from: 'body.avatar_settings.use_unlimited_mode', usual: false },
      },
    },
    response: { json: started },
  },
  cinematic: {
    kind: 'usage',
    method: 'POST',
    url: api('/v1/seedance2/submit'),
    confidence: 'medium',
    request: { body: { keys: { ...fields('duration', 'resolution').keys, prompt: 'length' } } },
    task: {
      feature: 'cinematic',
      seconds: 'body.duration',
      characters: 'body.prompt',
      settings: { resolution: 'body.resolution' },
    },
    response: { json: started },
  },
} as const satisfies Endpoints;
