import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';
import type { TaskPick } from '../../wire/task';

/** Whose credits are meant: see envelope.ts. */
const app: { readonly [name: string]: Pick } = { appid: true };
const asked = { headers: app, body: fields('aid') } as const;

const grants: Pick = { each: fields('residual_credits', 'credits_life_end') };
const credit: Pick = {
  keys: {
    credit: fields('gift_credit', 'purchase_credit', 'vip_credit'),
    credits_detail: { keys: { gift_credits: grants, credits: grants } },
  },
};
const balance = {
  kind: 'balance',
  method: 'POST',
  confidence: 'high',
  request: asked,
  response: { json: { keys: { ret: true, data: credit } } },
} as const;

/** A title is the platform's own ("Generate image", "Task Reward"); of it only what was made. */
const record: Pick = {
  keys: {
    ...fields('amount', 'history_type', 'create_time', 'history_id', 'submit_id').keys,
    title: { has: ['video', '视频', 'image', '图片'] },
  },
};
const history = {
  kind: 'usage',
  method: 'POST',
  confidence: 'high',
  request: asked,
  // A list inside a text, beside `ret`.
  response: { json: { keys: { ret: true, response: { json: { keys: { records: { each: record } } } } } } },
} as const;

const firstVideo =
  'body.draft_content.component_list.0.abilities.gen_video.text_to_video_params.video_gen_inputs.0';
const task: TaskPick = {
  // Only videos say what they are paid with.
  feature: {
    from: 'body.extend.m_video_commerce_info.benefit_type',
    is: [['*', 'video']],
    else: 'image',
  },
  model: 'body.extend.root_model',
  settings: {
    benefit: 'body.extend.m_video_commerce_info.benefit_type',
    resolution: `${firstVideo}.resolution`,
    'duration-ms': `${firstVideo}.duration_ms`,
  },
};
const generate = {
  kind: 'usage',
  method: 'POST',
  confidence: 'high',
  request: {
    headers: app,
    body: {
      keys: {
        submit_id: true,
        extend: { keys: { root_model: true, m_video_commerce_info: fields('benefit_type') } },
        draft_content: {
          json: {
            keys: {
              component_list: {
                each: {
                  keys: {
                    abilities: {
                      keys: {
                        gen_video: {
                          keys: {
                            text_to_video_params: {
                              keys: { video_gen_inputs: { each: fields('duration_ms', 'resolution') } },
                            },
                          },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
  task,
  response: { json: fields('ret') },
} as const;

const commerce = (path: string) => [
  `https://commerce-api-sg.capcut.com/commerce/v1/benefits/${path}`,
  `https://commerce.us.capcut.com/commerce/v1/benefits/${path}`,
];
const china = 'https://jimeng.jianying.com';

/**
 * What Dreamina's page asks of its hosts, and that of Jimeng, its Chinese sister with accounts of its own
 * (iptag/jimeng-api @ addf0f0b, 2026-02-28; of the history and of a draft's inputs, clients of 2026). Never
 * `…/credit_receive`, which claims the daily credits. Left out: the state of a job, since no source says that a failure
 * is paid back.
 */
export const endpoints = {
  credit: { ...balance, url: commerce('user_credit') },
  'credit-china': { ...balance, url: `${china}/commerce/v1/benefits/user_credit` },
  history: { ...history, url: commerce('user_credit_history') },
  'history-china': { ...history, url: `${china}/commerce/v1/benefits/user_credit_history` },
  generate: {
    ...generate,
    url: [
      'https://mweb-api-sg.capcut.com/mweb/v1/aigc_draft/generate',
      'https://dreamina-api.us.capcut.com/mweb/v1/aigc_draft/generate',
    ],
  },
  'generate-china': { ...generate, url: `${china}/mweb/v1/aigc_draft/generate` },
} as const satisfies Endpoints;
