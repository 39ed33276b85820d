import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';

const totals = fields('TotalCount', 'TotalValue', 'TotalSurplusValue', 'ProductCode');

const equities: Pick = { each: fields('Type', 'CycleTotalValue', 'CycleSurplusValue') };

/**
 * The cloud console's gateway: one address for everything, `api` and `action` in its query say what is called
 * (steipete/CodexBar, docs/alibaba-token-plan.md, July 2026; older consoles call it on their own host). The answers of
 * other calls are picked by the same names and hold none of them. Chat: xtekky/gpt4free, Qwen.py, August 2026.
 */
export const endpoints = {
  'token-plan': {
    kind: 'balance',
    method: 'POST',
    url: ['https://cs-data.qwencloud.com/data/api.json', 'https://home.qwencloud.com/data/api.json'],
    confidence: 'medium',
    request: { query: { api: true, action: true } },
    response: {
      json: {
        keys: {
          ...fields('code', 'statusCode').keys,
          Data: totals,
          data: {
            keys: {
              Data: {
                list: {
                  keys: {
                    ...totals.keys,
                    ...fields('InstanceCode', 'Status', 'EndTime').keys,
                    EquityList: equities,
                  },
                },
              },
              DataV2: {
                keys: {
                  data: {
                    keys: {
                      success: true,
                      data: fields(
                        ...['per5HourPercentage', 'per5HourResetTime'],
                        ...['per1WeekPercentage', 'per1WeekResetTime'],
                        ...['specCode', 'status'],
                      ),
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    answers: [401, 403],
  },
  completion: {
    kind: 'usage',
    method: 'POST',
    url: 'https://chat.qwen.ai/api/v2/chat/completions',
    confidence: 'medium',
    request: {
      query: { chat_id: true },
      body: { keys: { model: true, messages: { each: { keys: { chat_type: true, content: 'length' } } } } },
    },
    task: {
      feature: {
        from: 'body.messages.*.chat_type',
        is: [
          ['t2i', 'image'],
          ['image_edit', 'image'],
          ['t2v', 'video'],
          ['deep_research', 'deep-research'],
        ],
        else: 'message',
      },
      model: 'body.model',
      characters: 'body.messages.*.content',
    },
    response: {
      json: { keys: { success: true, data: fields('code') } },
      events: { keys: { 'response.created': fields('response_id'), error: fields('code') } },
    },
  },
} as const satisfies Endpoints;
