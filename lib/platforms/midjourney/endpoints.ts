import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

const period = fields('start', 'end');

/**
 * What midjourney.com asks of itself (dossier creative.md, "Midjourney"): the account by two readers, one of which was
 * checked with a real answer on 2026-05-14; the jobs by JuyeongYi/PythonMidjourneyAPIClient @ f941008e, 2026-02-22.
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
          prompt: 'length',
          // A video's parameters stand in its text; how many are made at once changes the price.
          newPrompt: { has: ['--bs 1', '--bs 2', '--bs 4'] },
        },
      },
    },
    task: {
      feature: { from: 'body.t', is: [['*', '*']], else: 'other' },
      model: 'body.videoType',
      characters: 'body.prompt',
      settings: {
        mode: 'body.f.mode',
        // Of an upscale and of a variation.
        type: 'body.type',
        strong: 'body.strong',
        batch: { from: 'body.newPrompt', usual: '--bs 4' },
      },
    },
    response: { json: { keys: { success: { each: fields('job_id') }, failure: { each: { keys: {} } } } } },
  },
} as const satisfies Endpoints;
