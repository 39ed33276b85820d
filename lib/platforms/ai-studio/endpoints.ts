import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';

const money = '[$€£¥] ?[\\d,]+(\\.\\d+)?';

/** What a finished answer of the Gemini API tells, and what an error does (ai.google.dev/api/generate-content). */
const finished: { readonly [name: string]: Pick } = {
  ...fields('responseId', 'modelVersion').keys,
  usageMetadata: fields('promptTokenCount', 'candidatesTokenCount', 'thoughtsTokenCount', 'totalTokenCount'),
  error: {
    keys: {
      ...fields('code', 'status').keys,
      // The first comes with 402 and 429 (dossier api.md, two clients), the second with 429 for a model that the free tier
      // has none of (one client).
      message: { has: ['prepayment credits are depleted', 'limit: 0'] },
      details: { each: fields('retryDelay') },
    },
  },
};

const api = 'https://generativelanguage.googleapis.com';
const calls = (version: string) =>
  ['generateContent', 'streamGenerateContent'].map((call) => `${api}/${version}/models/:model:${call}`);

/**
 * aistudio.google.com. No call that tells a balance is known, so it is read off two pages, by the English words that two
 * versions of CodexBar look for (2026, dossier api.md). A prompt in its chat goes to a service whose messages are lists
 * (several clients of 2025 and 2026 read the model off the first place); what is built there asks the Gemini API itself
 * (ai.google.dev). What a prompt takes is only told by the latter, in tokens.
 *
 * Left out: "Total cost", which is of the days that are chosen on the page; "Current balance", which is what is owed.
 */
export const endpoints = {
  billing: {
    kind: 'balance',
    method: 'GET',
    url: ['https://aistudio.google.com/billing', 'https://aistudio.google.com/spend'],
    confidence: 'medium',
    request: { query: { billing: true, project: true } },
    response: {
      page: {
        lines: [
          '^(available credits|credit balance|credits remaining)$',
          '^spend this month$',
          '^monthly spend cap$',
          '^(prepay|buy credits|postpay|set up billing|free tier)$',
          // What follows these belongs to none of the labels before.
          '^(current balance|monthly spend|total cost)$',
          `^${money}( ?/ ?${money})?$`,
          '^/$',
        ],
      },
    },
  },
  prompt: {
    kind: 'usage',
    method: 'POST',
    url: 'https://alkalimakersuite-pa.clients6.google.com/$rpc/google.internal.alkali.applications.makersuite.v1.MakerSuiteService/GenerateContent',
    confidence: 'medium',
    request: { body: { at: { 0: true } } },
    task: { feature: 'message', model: 'body.0' },
    // That a list of lists came is all that is looked at.
    response: { json: { at: { 0: { keys: {} } } } },
  },
  generate: {
    kind: 'usage',
    method: 'POST',
    url: [...calls('v1beta'), ...calls('v1')],
    confidence: 'high',
    task: { feature: 'completion', model: 'params.model' },
    response: { json: { list: { keys: finished } }, events: { keys: finished } },
    answers: [400, 429],
  },
} as const satisfies Endpoints;
