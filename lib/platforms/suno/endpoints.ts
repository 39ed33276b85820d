import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';

/** Both names of the API host were seen in 2026; the page changes between them. */
const both = (path: string) => [
  `https://studio-api-prod.suno.com${path}`,
  `https://studio-api.prod.suno.com${path}`,
];

/** A Clerk session token: `sub` is the user's id (clerk.com/docs, "Session tokens", default claims). */
const account: { readonly [name: string]: Pick } = { authorization: { jwt: fields('sub') } };

/**
 * What suno.com's page asks of its API host, as open-source clients of 2026 show it
 * (gcui-art/suno-api, sunyujingmusic-alt/unofficial-suno-api). Left out, because no source shows what
 * they cost: `/api/gen/:id/…` (stems, WAV conversion); the next reading tells of them.
 */
export const endpoints = {
  'billing-info': {
    kind: 'balance',
    method: 'GET',
    url: both('/api/billing/info/'),
    confidence: 'high',
    request: { headers: account },
    response: {
      json: {
        keys: {
          ...fields(
            'total_credits_left',
            'credits',
            'monthly_limit',
            'monthly_usage',
            'period_end',
            'renews_on',
            'is_active',
            'is_paused',
            'is_past_due',
            'subscription_type',
          ).keys,
          plan: fields('name', 'plan_key'),
          plans: { each: fields('id', 'name', 'plan_key') },
          download_usage: fields(
            'current_period_downloads_limit',
            'current_period_downloads_used',
            'additional_download_remaining',
          ),
        },
      },
    },
  },
  create: {
    kind: 'usage',
    method: 'POST',
    url: [...both('/api/generate/v2-web/'), ...both('/api/generate/v2/')],
    confidence: 'high',
    request: {
      headers: account,
      body: {
        keys: {
          ...fields('mv', 'task', 'continue_clip_id', 'cover_clip_id').keys,
          prompt: 'length',
          metadata: fields('is_max_mode'),
        },
      },
    },
    task: { feature: 'create', model: 'body.mv' },
    response: { json: { keys: { status: true, clips: { each: fields('id', 'status', 'model_name') } } } },
  },
  concat: {
    kind: 'usage',
    method: 'POST',
    url: both('/api/generate/concat/v2/'),
    confidence: 'medium',
    request: { headers: account },
    response: { json: fields('id', 'status', 'model_name') },
  },
  download: {
    kind: 'usage',
    method: 'POST',
    url: both('/api/billing/clips/:id/download/'),
    confidence: 'medium',
    request: { headers: account },
    response: { json: fields('status') },
  },
} as const satisfies Endpoints;
