import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

const period = fields('start', 'end');

/** An image job whose prompt says what changes its price. */
export const WITH_PARAMETERS = 'imagine-with-parameters';
/** One whose prompt names the mode itself: which one wins, the answer tells. */
export const AT_OWN_SPEED = 'imagine-at-own-speed';

/** Words of a prompt that take it out of the mode that is chosen beside it (docs.midjourney.com, "GPU speed"). */
const speeds = ['--relax', '--fast', '--turbo'];
/**
 * Words of a prompt that change its price, by an amount that no official page tells: quality, shape, model; half of it
 * for drafts, twice for a reference object (guides of 2026). A dash that was corrected to a long one may be any of them.
 */
const changes = ['--draft', '--hd', '--oref', '--stop', '--q', '--niji', '--v', '--ar', '--aspect', '—'];

/**
 * What midjourney.com asks of itself (dossier creative.md, "Midjourney"): the account by two readers, one of which was
 * checked with a real answer on 2026-05-14; the jobs by JuyeongYi/PythonMidjourneyAPIClient @ f941008e, 2026-02-22.
 * That an answer tells the mode which a job runs in (`flags`), three captures of 2026 show.
 * Left out: `/api/user-queue` and `/api/imagine`, which tell no price; `/api/user-mutable-state`, whose
 * `fast_time_remaining` nobody has confirmed; the progress socket.
 */
export const endpoints = {
  'user-account': {
    kind: 'balance',
    method: 'GET',
    url: 'https://www.midjourney.com/api/user-account',
    confidence: 'high',
    response: {
      json: {
        keys: {
          user: { keys: { abilities: { keys: { subscription: fields('type', 'key') } } } },
          plans: { each: { keys: { key: true, copy: fields('name') } } },
          userData: {
            keys: {
              ...fields('status', 'period_credits', 'credit_period_usage', 'period_credits_used').keys,
              ...fields('credits_total', 'total_credits').keys,
              ...fields('next_period_at', 'period_ends_at', 'credit_period_ends_at').keys,
              billing_period: period,
            },
          },
          // One reader takes it from "the account", the other has not seen it: where it stands is not settled.
          billing_period: period,
        },
      },
    },
  },
  'submit-jobs': {
    kind: 'usage',
    method: 'POST',
    url: 'https://www.midjourney.com/api/submit-jobs',
    confidence: 'medium',
    request: {
      body: {
        keys: {
          ...fields('t', 'videoType', 'type', 'strong').keys,
          f: fields('mode'),
          // Only of `imagine`. Of its words just the first one of these.
          prompt: { has: [...speeds, ...changes] },
          // A video's parameters stand in its text; how many are made at once changes the price.
          newPrompt: { has: ['--bs 1', '--bs 2', '--bs 4'] },
        },
      },
    },
    task: {
      feature: {
        from: 'body.prompt',
        is: [...speeds.map((word) => [word, AT_OWN_SPEED] as const), ['*', WITH_PARAMETERS]],
        else: { from: 'body.t', is: [['*', '*']], else: 'other' },
      },
      model: 'body.videoType',
      settings: {
        mode: 'body.f.mode',
        parameter: 'body.prompt',
        // Of an upscale and of a variation.
        type: 'body.type',
        strong: 'body.strong',
        batch: { from: 'body.newPrompt', usual: '--bs 4' },
      },
    },
    response: {
      json: {
        keys: {
          success: { each: { keys: { job_id: true, flags: fields('mode') } } },
          failure: { each: { keys: {} } },
        },
      },
    },
  },
} as const satisfies Endpoints;
