import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';
import type { TaskPick } from '../../wire/task';

const api = (path: string) => `https://api.runwayml.com/v1${path}`;

/** The page names the team (workspace) in the query, in the body, or in this header alone. */
const team: { readonly [name: string]: Pick } = { 'x-runway-workspace': true };
const inQuery: { readonly [name: string]: Pick } = { asTeamId: true };

/** What a generation declares of itself. Both spellings are in use: by Gen-4, and by the models of others. */
const options = fields(
  ...['seconds', 'duration', 'resolution', 'width', 'height', 'exploreMode', 'generateAudio'],
  ...['model', 'num_images', 'numImages', 'numGenerations', 'image_size', 'size', 'quality'],
).keys;

/**
 * A generation as the price is asked of it (`feature`, `taskOptions`) and as it is started (`taskType`, `options`): the
 * same names for both, so that the price is known of what is started. What does not change a price (aspect
 * ratio, route) is left out. Where the options name a model (Gemini's images), `feature` and `taskType` differ:
 * `gemini_image` beside `workflow_gemini_image`. A probe of 2026-04-18 saw the price of Seedance asked as `gen4`: where
 * that is still so, its price is not known of its start, which the table then quotes.
 */
function generation(type: 'feature' | 'taskType', at: 'taskOptions' | 'options'): TaskPick {
  const option = (name: string) => `body.${at}.${name}`;
  return {
    feature: {
      from: `body.${type}`,
      is: [
        ['*image', 'image'],
        ['gen4_image*', 'image'],
        ['gemini*', 'image'],
        ['gen3*', 'video'],
        ['gen4*', 'video'],
        ['seedance*', 'video'],
        ['kling*', 'video'],
        ['veo*', 'video'],
        ['eleven_text_to_sound*', 'sound'],
      ],
      else: 'other',
    },
    model: [option('model'), `body.${type}`],
    count: [option('num_images'), option('numImages'), option('numGenerations'), 'body.count'],
    seconds: [option('seconds'), option('duration')],
    settings: {
      resolution: option('resolution'),
      width: option('width'),
      height: option('height'),
      size: [option('image_size'), option('size')],
      quality: option('quality'),
      explore: { from: option('exploreMode'), usual: false },
      audio: { from: option('generateAudio'), usual: false },
    },
  };
}

/**
 * What app.runwayml.com asks of its API, as several clients of 2026 show it (dossier creative.md, "Runway"). The
 * developer API (api.dev.runwayml.com) has a pool of its own and is not watched. Left out: `GET /v1/tasks/:id`,
 * because no source says that a failed task is paid back; the next reading tells.
 */
export const endpoints = {
  features: {
    kind: 'balance',
    method: 'GET',
    url: api('/profile/features'),
    confidence: 'high',
    request: { headers: team, query: inQuery },
    response: {
      json: {
        keys: {
          features: {
            keys: {
              permitted: fields('numPlanCredits', 'numPlanCreditsResetsMonthly'),
              used: fields('numPlanCredits'),
            },
          },
        },
      },
    },
  },
  profile: {
    kind: 'identity',
    method: 'GET',
    url: api('/profile'),
    confidence: 'high',
    response: { json: { keys: { user: fields('id', 'username') } } },
  },
  estimate: {
    kind: 'price',
    method: 'POST',
    url: api('/billing/estimate_feature_cost_credits'),
    confidence: 'high',
    request: {
      headers: team,
      body: { keys: { ...fields('feature', 'count', 'asTeamId').keys, taskOptions: { keys: options } } },
    },
    task: generation('feature', 'taskOptions'),
    response: { json: fields('cost', 'canUseExploreMode') },
  },
  start: {
    kind: 'usage',
    method: 'POST',
    url: api('/tasks'),
    confidence: 'high',
    request: {
      headers: team,
      query: inQuery,
      body: {
        keys: {
          ...fields('taskType', 'asTeamId').keys,
          options: { keys: { ...options, text_prompt: 'length', textPrompt: 'length', prompt: 'length' } },
        },
      },
    },
    task: generation('taskType', 'options'),
    response: { json: { keys: { task: fields('id', 'status') } } },
  },
} as const satisfies Endpoints;
