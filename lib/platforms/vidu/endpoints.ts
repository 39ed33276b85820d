import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

const service = (path: string) => `https://service.vidu.com${path}`;

/** What a task declares that its price depends on: in the body of a start, and in the query of a price. */
const settings = fields(
  ...['model', 'model_version', 'duration', 'resolution', 'sample_count', 'transition'],
  ...['schedule_mode', 'use_trial'],
).keys;

/**
 * What vidu.com's page asks of its API host (dossier creative.md, "Vidu"). Not in the dossier: the parts of the balance
 * and the price of a task, which Vidu's command line client and notes on captures of 2026-04-14 show. The Chinese site
 * (vidu.cn, with an API host of its own) is left out: its account would not be told from this one.
 */
export const endpoints = {
  credits: {
    kind: 'balance',
    method: 'GET',
    url: service('/credit/v1/credits/me'),
    confidence: 'high',
    response: {
      json: fields('credits', 'credits_expire_today', 'credits_expire_monthly', 'credits_permanent'),
    },
  },
  /** The names in its query have dots in them (`settings.duration`), so that the reader says what it is about. */
  price: {
    kind: 'price',
    method: 'GET',
    url: service('/vidu/v1/tasks/credits'),
    confidence: 'medium',
    request: {
      query: {
        type: true,
        ...Object.fromEntries(Object.keys(settings).map((name) => [`settings.${name}`, true as const])),
      },
    },
    response: { json: fields('cost_credits') },
  },
  start: {
    kind: 'usage',
    method: 'POST',
    url: [service('/vidu/v1/tasks'), service('/vidu/v1/tasks/tool')],
    confidence: 'high',
    request: { body: { keys: { type: true, settings: { keys: settings } } } },
    task: {
      feature: {
        from: 'body.type',
        is: [
          ['*2video', 'video'],
          ['*2image', 'image'],
          ['tts', 'speech'],
          ['*', '*'],
        ],
        else: 'other',
      },
      model: ['body.settings.model_version', 'body.settings.model'],
      count: 'body.settings.sample_count',
      seconds: 'body.settings.duration',
      settings: {
        // From what: `text2video`, `img2video`.
        type: 'body.type',
        resolution: 'body.settings.resolution',
        transition: 'body.settings.transition',
        schedule: { from: 'body.settings.schedule_mode', usual: 'normal' },
        trial: { from: 'body.settings.use_trial', usual: false },
      },
    },
    response: {
      json: { keys: { id: true, message: { has: ['insufficient credits'] } } },
    },
    answers: [400, 402, 403],
  },
} as const satisfies Endpoints;
