import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';
import { generate, iterate, whatIf } from './tasks';

const hosts = ['civitai.com', 'civitai.red', 'civitai.green'];

/** All three sites have the same API; which Buzz may be spent there differs. */
const calls = (...names: string[]) => hosts.map((host) => `https://${host}/api/trpc/{${names.join('|')}}`);

const count: Pick = { each: { keys: {} } };
const size = fields('width', 'height');

const form: { readonly [name: string]: Pick } = {
  ...fields('workflow', 'ecosystem', 'quantity', 'duration', 'resolution', 'steps', 'sampler', 'mode').keys,
  priority: true,
  prompt: 'length',
  model: fields('id'),
  aspectRatio: size,
  resources: count,
  images: count,
};

/** What a call is called with. The words of all our procedures: one request may call several. */
const json: Pick = {
  keys: {
    ...form,
    input: { keys: form },
    ...fields('creatorTip', 'civitaiTip').keys,
    ...fields('baseModel', 'sourceImageWidth', 'sourceImageHeight').keys,
    referenceImages: count,
  },
};

/** Of one call, or of several under `0`, `1`, … */
const inputs: Pick = { keys: { json, '*': { keys: { json } } } };

const transactions: Pick = { each: fields('type', 'amount', 'accountType') };

const reply: Pick = {
  keys: {
    result: {
      keys: {
        data: {
          keys: {
            json: {
              keys: {
                ...fields('blue', 'yellow', 'green', 'red').keys,
                ...fields('id', 'workflowId').keys,
                cost: fields('total', 'base'),
                transactions,
                items: { each: { keys: { ...fields('id', 'createdAt').keys, transactions } } },
              },
            },
          },
        },
      },
    },
    error: { keys: { json: { keys: { data: fields('code', 'httpStatus') } } } },
  },
};

const query = { request: { query: { input: { json: inputs } } } } as const;
const posted = { request: { body: inputs } } as const;
const replies = { response: { trpc: true, json: { list: reply } } } as const;

/** tRPC's codes that are no trouble of ours: the form is not valid, the price can't be paid, the site is busy. */
const refusals = [400, 402, 403, 404, 409, 412, 429] as const;

/**
 * tRPC of civitai.com (civitai/civitai @ ebed6616, 2026-08-08: src/server/routers/orchestrator.router.ts,
 * buzz.router.ts, src/utils/trpc.ts). Queries go alone, as POST where they are long, or in batches that are streamed;
 * mutations always alone. A batch is claimed by the first endpoint with a call in it, and read as a whole whoever
 * claims it. Left out: training, whose price is asked otherwise than it is paid, small helpers of the prompt, and what
 * the editor asks of its price (`orchestrator.getIterateCostEstimate`), which names no colour of Buzz.
 */
export const endpoints = {
  generate: {
    kind: 'usage',
    method: 'POST',
    url: calls('orchestrator.generateFromGraph'),
    confidence: 'high',
    task: generate,
    ...posted,
    ...replies,
    answers: refusals,
  },
  iterate: {
    kind: 'usage',
    method: 'POST',
    url: calls('orchestrator.iterateGenerate'),
    confidence: 'high',
    task: iterate,
    ...posted,
    ...replies,
    answers: refusals,
  },
  'what-if': {
    kind: 'price',
    method: 'GET',
    url: calls('orchestrator.whatIfFromGraph'),
    confidence: 'high',
    task: whatIf,
    ...query,
    ...replies,
    answers: refusals,
  },
  'what-if-long': {
    kind: 'price',
    method: 'POST',
    url: calls('orchestrator.whatIfFromGraph'),
    confidence: 'high',
    task: whatIf,
    ...posted,
    ...replies,
    answers: refusals,
  },
  balance: {
    kind: 'balance',
    method: 'GET',
    url: calls('buzz.getBuzzAccount'),
    confidence: 'high',
    ...query,
    ...replies,
  },
  workflows: {
    kind: 'usage',
    method: 'GET',
    url: calls('orchestrator.queryGeneratedImages'),
    confidence: 'high',
    ...replies,
  },
} as const satisfies Endpoints;
