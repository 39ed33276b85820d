import type { Endpoints } from '../../wire/endpoint';
import type { Pick } from '../../wire/pick';
import { fields } from '../../wire/pick';
import type { TaskPick } from '../../wire/task';

/**
 * The pages' own hosts and two for the API, all seen in 2026, since Kling moves from klingai.com to kling.ai. The last,
 * for China, is not in the dossier: three clients name it.
 */
const everywhere = (path: string) =>
  [
    'kling.ai',
    'klingai.com',
    'app.klingai.com',
    'klingai.kuaishou.com',
    'api-app-global.klingai.com',
    'api-app-cn.klingai.com',
  ].map((host) => `https://${host}/api${path}`);

/** What is generated: `arguments` is a list of names and values, the prompt among them. */
const generation: Pick = {
  keys: {
    type: true,
    arguments: {
      named: {
        prompt: 'length',
        kling_version: true,
        kolors_version: true,
        duration: true,
        imageCount: true,
        model_mode: true,
        img_resolution: true,
        enable_audio: true,
        __isUnLimited: true,
        paymentMode: true,
        showPrice: true,
      },
    },
  },
};

const argument = (name: string) => `body.arguments[name=${name}].value`;

/** The price is asked and the generation is submitted with the same body; only `showPrice` comes to it. */
const task: TaskPick = {
  feature: {
    from: 'body.type',
    is: [
      ['m2v_*', 'video'],
      ['mmu_*', 'image'],
    ],
    else: 'other',
  },
  model: [argument('kling_version'), argument('kolors_version')],
  count: argument('imageCount'),
  seconds: argument('duration'),
  characters: argument('prompt'),
  settings: {
    // `m2v_img2video_hq`: from what, and how well.
    type: 'body.type',
    mode: argument('model_mode'),
    resolution: argument('img_resolution'),
    audio: { from: argument('enable_audio'), usual: false },
    unlimited: { from: argument('__isUnLimited'), usual: false },
  },
  price: { from: argument('showPrice'), per: 100, unit: 'credit', pool: 'credits' },
};

/**
 * What Kling's page asks, as captures of 2026-05-28 and 2026-08-16 and several clients show it (dossier creative.md,
 * "Kling AI"). Left out: `GET /api/pay/reward`, which claims the daily credits; `GET /api/task/status`, because
 * sources disagree which of its numbers mean failure, and none says that a failure is paid back; `tickets`, whose
 * fields are not known.
 */
export const endpoints = {
  points: {
    kind: 'balance',
    method: 'GET',
    // The second is the old name.
    url: [...everywhere('/account/pointAndTicket'), ...everywhere('/account/point')],
    confidence: 'high',
    response: {
      json: {
        keys: {
          ...fields('status', 'result').keys,
          data: {
            keys: {
              total: true,
              points: { each: fields('orderId', 'type', 'amount', 'balance', 'endTime') },
            },
          },
        },
      },
    },
  },
  /**
   * Not in the dossier: three clients of 2026 ask it with the body of the submit and send `payAmount` as its
   * `showPrice`; one of them saw the page itself ask it at its start.
   */
  price: {
    kind: 'price',
    method: 'POST',
    url: everywhere('/task/price'),
    confidence: 'medium',
    request: { body: generation },
    task,
    response: {
      json: {
        keys: {
          ...fields('status', 'result').keys,
          data: { keys: { status: true, price: fields('payAmount') } },
        },
      },
    },
  },
  submit: {
    kind: 'usage',
    method: 'POST',
    url: everywhere('/task/submit'),
    confidence: 'high',
    request: { body: generation },
    task,
    response: {
      json: {
        keys: {
          ...fields('status', 'result').keys,
          data: { keys: { status: true, task: fields('id', 'status') } },
        },
      },
    },
  },
} as const satisfies Endpoints;
