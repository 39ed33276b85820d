import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';

/** `cost`: how many queries of the window one message takes at this effort. */
const effort = fields('remainingQueries', 'totalQueries', 'waitTimeSeconds', 'cost');
const quota = fields('available', 'remainingQueries', 'windowSizeSeconds', 'nextAvailableAt');
const timestamp = { 1: { name: 'seconds', type: 'int' } } as const;

/** What means "out of queries" in an error's words, in lower case (chenyme/grok2api, 2026-08-20). */
const limitWords = ['usage limit', 'usage quota', 'too many requests'];
const error: Pick = { keys: { code: true, message: { has: limitWords } } };

/**
 * A line of an answer. Of its texts, which are the answer, only how long they are, whatever they are called: enough to
 * tell that something was generated.
 */
const line: Pick = {
  keys: {
    result: {
      keys: {
        conversation: fields('conversationId'),
        response: { keys: { error, '*': 'length' } },
        '*': 'length',
      },
    },
    error,
  },
};

/**
 * What grok.com's page asks about limits, and how it sends a message (chenyme/grok2api, 2026-08-20; steipete/CodexBar
 * docs/grok.md, 2026-08-21; six more clients for the rate limits). Left out, because no source shows their messages: the
 * WebSockets `wss://grok.com/ws/imagine/listen` and `/ws/mgw/`, and Grok inside X.
 */
export const endpoints = {
  'rate-limits': {
    kind: 'balance',
    method: 'POST',
    url: 'https://grok.com/rest/rate-limits',
    confidence: 'high',
    request: { body: fields('modelName', 'requestKind') },
    response: {
      json: {
        keys: {
          ...fields(
            'windowSizeSeconds',
            'remainingQueries',
            'totalQueries',
            'waitTimeSeconds',
            'remainingTokens',
            'totalTokens',
          ).keys,
          lowEffortRateLimits: effort,
          highEffortRateLimits: effort,
        },
      },
    },
  },
  'imagine-quota': {
    kind: 'balance',
    method: 'POST',
    url: 'https://grok.com/rest/media/imagine/quota_info',
    confidence: 'medium',
    response: {
      json: { keys: { image: quota, imageEdit: quota, imagePro: quota, video: quota, video720p: quota } },
    },
  },
  'weekly-credits': {
    kind: 'balance',
    method: 'POST',
    url: 'https://grok.com/grok_api_v2.GrokBuildBilling/GetGrokCreditsConfig',
    confidence: 'high',
    response: {
      protobuf: {
        framing: 'grpc-web',
        fields: {
          1: {
            name: 'config',
            message: {
              1: { name: 'creditUsagePercent', type: 'float' },
              // The period once more, beside `currentPeriod`.
              4: { name: 'start', message: timestamp },
              5: { name: 'end', message: timestamp },
              7: {
                name: 'productUsage',
                message: {
                  1: { name: 'product', type: 'int' },
                  2: { name: 'usagePercent', type: 'float' },
                },
                repeated: true,
              },
              8: {
                name: 'currentPeriod',
                message: {
                  1: { name: 'type', type: 'int' },
                  2: { name: 'start', message: timestamp },
                  3: { name: 'end', message: timestamp },
                },
              },
            },
          },
        },
      },
      json: { keys: {} },
    },
  },
  subscriptions: {
    kind: 'identity',
    method: 'GET',
    url: 'https://grok.com/rest/subscriptions',
    confidence: 'medium',
    response: { json: { keys: { subscriptions: { each: fields('tier', 'status') } } } },
  },
  message: {
    kind: 'usage',
    method: 'POST',
    url: [
      'https://grok.com/rest/app-chat/conversations/new',
      'https://grok.com/rest/app-chat/conversations/:conversation/responses',
    ],
    confidence: 'high',
    request: {
      body: {
        keys: {
          message: 'length',
          // The mode (`auto`, `expert`…) since 2026; before, and for what the model makes, `modelName`.
          ...fields('modeId', 'modelName').keys,
          mediaGenInput: { keys: { textToVideo: fields('duration', 'resolutionName') } },
        },
      },
    },
    task: {
      feature: {
        from: 'body.modelName',
        is: [
          ['imagine-video-gen', 'video'],
          ['imagine-image-edit', 'image-edit'],
        ],
        else: 'message',
      },
      model: ['body.modeId', 'body.modelName'],
      seconds: 'body.mediaGenInput.textToVideo.duration',
      settings: { resolution: 'body.mediaGenInput.textToVideo.resolutionName' },
    },
    response: { json: { keys: { ...error.keys, error } }, lines: line, events: line },
    answers: [403, 429],
  },
} as const satisfies Endpoints;
