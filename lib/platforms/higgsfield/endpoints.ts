import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';
import type { FeatureChoice, TaskPick } from '../../wire/task';

/** The second name of the API host was seen in notes of 2026, beside the first. */
const both = (path: string) => [
  `https://fnf.higgsfield.ai${path}`,
  `https://fnf-api-gw.higgsfield.ai/fnf${path}`,
];

const job: Pick = {
  keys: {
    ...fields('use_unlim', 'use_free_gens', 'use_seedream_bonus').keys,
    params: {
      keys: {
        ...fields('resolution', 'batch_size', 'duration', 'model', 'mode', 'sound', 'model_type').keys,
        prompt: 'length',
      },
    },
  },
};
const asked = {
  count: 'body.params.batch_size',
  seconds: 'body.params.duration',
  settings: {
    resolution: 'body.params.resolution',
    // Of Seedance 2.0: `seedance_2_0` or `seedance_2_0_fast`.
    variant: 'body.params.model',
    mode: 'body.params.mode',
    sound: 'body.params.sound',
    type: 'body.params.model_type',
    // Without a usual value, so that a price of the list can be of those jobs alone that say they are not unlimited.
    unlimited: 'body.use_unlim',
  },
} as const satisfies Partial<TaskPick>;

/** What things are called is in the name of their type. */
export const features = [
  ['nano_banana*', 'image'],
  ['seedance*', 'video'],
  ['kling*', 'video'],
  ['veo*', 'video'],
  ['sora*', 'video'],
  ['wan*', 'video'],
] as const;
export const OTHER = 'other';

/**
 * A job that asks for one of the account's free generations (so called at videos, a bonus at images): no price is about
 * it. Such requests are in techy-zai-fi/higgs-unlim @ 1f16040a, 2026-07, as the page sends them.
 */
const unlessFree = (choice: FeatureChoice | string): FeatureChoice => ({
  from: 'body.use_free_gens',
  is: [['true', 'free-generation']],
  else: { from: 'body.use_seedream_bonus', is: [['true', 'free-generation']], else: choice },
});

/**
 * Image models of the older address, which is told from others of its form (`/jobs/status-batch`) by their names alone.
 * The price list has lines where these have dashes.
 */
const images = ['nano-banana', 'nano-banana-2', 'nano-banana-flash', 'seedream-v4-5', 'z-image'];
const imageNames = Object.fromEntries(images.map((name) => [name, name.replaceAll('-', '_')]));

/** What a row of the price list says of itself, and its price. */
const listed = {
  ...fields('model', 'resolution', 'mode', 'model_type', 'cost_per_second', 'credits').keys,
  audio: fields('on', 'off'),
  video: { keys: { with_video: fields('cost_per_second'), without_video: fields('cost_per_second') } },
} satisfies { readonly [name: string]: Pick };

/** How the page refuses a job (higgsfield-ai/skills, fnf-sdk.md @ fb18134b, 2026-08-07). */
const refusal: Pick = {
  keys: { code: { oneOf: ['out_of_credits', 'rate_limit', 'prompt_nsfw', 'ip_detected'] } },
};
const submit = {
  kind: 'usage',
  method: 'POST',
  confidence: 'medium',
  request: { body: job },
  // The `id` beside them is the project's, in which many jobs are.
  response: { json: { keys: { job_sets: { each: fields('id') }, ...refusal.keys } } },
} as const;

/**
 * What higgsfield.ai asks of its API host (higgsfield-ai/skills, 2026-08-07; marcusquinn/aidevops; adapters that others
 * tested with real answers). Left out: `/agents/*`, which is another wallet; `/user/free-gens/v2`, whose fields are not
 * known; a job's status, whose words are not; `has_unlim` and `has_flex_unlim` of the user, which don't say of which
 * models (greenSheep999/higgsgo, docs/ARCHITECTURE.md).
 *
 * `POST /jobs/cost` is left out, too: in Higgsfield's own SDK (`@higgsfield/fnf`, 2026) it is a route of another host,
 * its workflow platform, beside `POST /agents/jobs/cost`; the adapter that does what the site does has the price list
 * alone, and `?dry_run=true` at upscalers, whose answer it guesses under three names. No source shows the site asking it.
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
  /**
   * The price list. Its rows have one of five forms: three sources agree on four of them (greenSheep999/higgsgo @
   * 37d72981, 2026-07-24; `@higgsfield/fnf` as others keep it, e.g. furqazaheervi6/portfolio @ c84a0c3f; a survey of
   * prices of autumn 2026), the fifth (`video`) is in the survey alone. Which parameter of a job is meant by a row's `audio`
   * is the SDK's word.
   */
  costs: {
    kind: 'price',
    method: 'GET',
    url: both('/job-sets/costs'),
    confidence: 'medium',
    response: {
      json: {
        keys: {
          data: {
            each: {
              keys: {
                job_set_type: true,
                cost: { each: { keys: { ...listed, resolutions: { each: { keys: listed } } } } },
              },
            },
          },
        },
      },
    },
  },
  job: {
    ...submit,
    url: both('/jobs/v2/:type'),
    task: {
      feature: unlessFree({ from: 'params.type', is: features, else: OTHER }),
      model: 'params.type',
      ...asked,
    },
  },
  /** Three clients show it, two of them as they caught it from the page: higgs-unlim, and notes of 2026-04-21. */
  'image-job': {
    ...submit,
    url: both(`/jobs/{${images.join('|')}}`),
    task: { feature: unlessFree('image'), model: 'params.list', modelNames: imageNames, ...asked },
  },
  /** A third way to send one, which says nowhere that we know of what makes it. */
  'unnamed-job': { ...submit, url: both('/jobs'), task: { feature: unlessFree(OTHER), ...asked } },
} as const satisfies Endpoints;
