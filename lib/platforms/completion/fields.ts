import type { Confidence } from '../../core/fact';
import type { Endpoint } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';

interface Where {
  readonly url: string | readonly string[];
  readonly confidence: Confidence;
  /** Headers of the request that may leave the page. */
  readonly headers?: { readonly [name: string]: Pick };
}

/** What a finished answer tells. The Responses API wraps it in `response` when it streams. */
const finished: { readonly [name: string]: Pick } = {
  ...fields('id', 'model').keys,
  // The Responses API names tokens otherwise (openai/openai-openapi, openapi.yaml); the cost is xAI's alone.
  usage: {
    keys: {
      ...fields(
        ...['prompt_tokens', 'completion_tokens', 'input_tokens', 'output_tokens'],
        'cost_in_usd_ticks',
      ).keys,
      prompt_tokens_details: fields('cached_tokens'),
      input_tokens_details: fields('cached_tokens'),
    },
  },
  error: fields('code'),
};

/**
 * One of OpenAI's ways to ask a model, which most vendors speak too: `/chat/completions`, `/completions` or `/responses`.
 * Read by `completionReader`.
 */
export function completionAt({ url, confidence, headers }: Where) {
  return {
    kind: 'usage',
    method: 'POST',
    url,
    confidence,
    request: {
      ...(headers === undefined ? {} : { headers }),
      // `prompt` is of /completions, `input` and `instructions` of /responses.
      body: {
        keys: { model: true, messages: 'tokens', prompt: 'tokens', input: 'tokens', instructions: 'tokens' },
      },
    },
    task: {
      feature: 'completion',
      model: 'body.model',
      inputTokens: ['body.messages', 'body.prompt', 'body.input', 'body.instructions'],
    },
    response: {
      json: { keys: finished },
      events: { keys: { ...finished, response: { keys: finished } } },
    },
    answers: [429],
  } as const satisfies Endpoint;
}

const counted = fields(
  ...['input_tokens', 'output_tokens'],
  ...['cache_creation_input_tokens', 'cache_read_input_tokens'],
);

/** Anthropic's way: `/v1/messages` (its API reference, "Streaming messages"). Read by `messagesReader`. */
export function messagesAt({ url, confidence, headers }: Where) {
  return {
    kind: 'usage',
    method: 'POST',
    url,
    confidence,
    request: {
      ...(headers === undefined ? {} : { headers }),
      body: { keys: { model: true, messages: 'tokens', system: 'tokens' } },
    },
    task: {
      feature: 'completion',
      model: 'body.model',
      inputTokens: ['body.messages', 'body.system'],
    },
    response: {
      json: { keys: { ...fields('id', 'model').keys, usage: counted, error: fields('type') } },
      events: {
        keys: {
          message: { keys: { ...fields('id', 'model').keys, usage: counted } },
          usage: counted,
          error: fields('type'),
        },
      },
    },
    answers: [400, 429],
  } as const satisfies Endpoint;
}
