import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';
import type { TaskPick } from '../../wire/task';

/** The second name of the API host was seen in notes of 2026, beside the first. */
const both = (path: string) => [
  `https://fnf.higgsfield.ai${path}`,
  `https://fnf-api-gw.higgsfield.ai/fnf${path}`,
];

const job: Pick = {
  keys: {
    use_unlim: true,
    params: { keys: { ...fields('resolution', 'batch_size', 'duration').keys, prompt: 'length' } },
  },
};
const asked = {
  count: 'body.params.batch_size',
  seconds: 'body.params.duration',
  settings: {
    resolution: 'body.params.resolution',
    unlimited: { from: 'body.use_unlim', usual: false },
  },
} as const satisfies Partial<TaskPick>;

/** How the page refuses a job (higgsfield-ai/skills, fnf-sdk.md @ fb18134b, 2026-08-07). */
const refusal: Pick = {
  keys: { code: { oneOf: ['out_of_credits', 'rate_limit', 'prompt_nsfw', 'ip_detected'] } },
};
const submit = {
  kind: 'usage',
  method: 'POST',
  confidence: 'medium',
  request: { body: job },
  response: { json: { keys: { id: true, ...refusal.keys } } },
} as const;

/**
 * What higgsfield.ai asks of its API host (higgsfield-ai/skills, 2026-08-07; marcusquinn/aidevops; adapters that others
 * tested with real answers). Left out: `/agents/*`, which is another wallet; `GET /job-sets/costs` and
 * `POST /jobs/cost`, whose answers no source documents, and whose requests name no task; `/user/free-gens/v2`, whose
 * fields are not known; a job's status, whose words are not.
 */
export const endpoints = {
  wallet: {
    kind: 'balance',
    method: 'GET',
    url: both('/workspaces/wallet'),
    confidence: 'high',
    response: {
      json: fields(
        'workspace_id',
        'subscription_balance',
        'credits_balance',
        'total_credits',
        'on_demand_credits',
      ),
    },
  },
  user: {
    kind: 'identity',
    method: 'GET',
    url: both('/user'),
    confidence: 'high',
    response: { json: fields('plan_type') },
  },
  job: {
    ...submit,
    url: both('/jobs/v2/:type'),
    task: {
      feature: {
        from: 'params.type',
        is: [
          ['nano_banana*', 'image'],
          ['seedance*', 'video'],
          ['kling*', 'video'],
          ['veo*', 'video'],
          ['sora*', 'video'],
          ['wan*', 'video'],
        ],
        else: 'other',
      },
      model: 'params.type',
      ...asked,
    },
  },
  /** The other way to send one, which says nowhere that we know of what makes it. */
  'unnamed-job': { ...submit, url: both('/jobs'), task: { feature: 'other', ...asked } },
} as const satisfies Endpoints;
