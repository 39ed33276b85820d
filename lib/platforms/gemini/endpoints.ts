import type { Endpoints } from '../../wire/endpoint';
import type { Pick } from '../../wire/pick';

/** Google's apps have the account's number among the browser's sign-ins in their paths; the first one may leave it out. */
const addresses = (path: string) =>
  [`https://gemini.google.com${path}`, `https://gemini.google.com/u/:account${path}`] as const;

/** The header by which the page chooses the model: a list of which its place says what is what. */
const CHOICE = 'x-goog-ext-525001261-jspb';

/** `[tier, [[remaining, used ratio, window, [[s, ns]]], …], flag]`; what remains is in a unit that nobody has named. */
const windows: Pick = {
  at: { 0: true, 1: { each: { at: { 1: true, 2: true, 3: { at: { 0: { at: { 0: true } } } } } } } },
};

/** `[[[[null, feature], kind, ?, [s, ns], limit, remaining], …], ""]`, where an empty descriptor is the whole account. */
const credits: Pick = {
  at: { 0: { each: { at: { 0: { at: { 1: true } }, 1: true, 3: { at: { 0: true } }, 4: true, 5: true } } } },
};

/**
 * What gemini.google.com asks of itself. `jSf9Qc` by four clients of 2026 (RateBucket @995560d and its study; extensions
 * and a wrapper of August and September 2026), `qpEbW` by one, whose test holds two live answers of June 2026. The message
 * by HanaokaYuzu/Gemini-API (2026-04-13), gpt4free, and a protocol reference last checked live on 2026-09-21.
 *
 * Left out: `otAQ7b` (the account's status, which tells no amount), and the names that single clients saw `jSf9Qc`
 * renamed to (`ESY5D`, which others know as a setting, and `VxUbXb`). Of a message's body nothing is read: it is a form
 * that holds the prompt.
 */
export const endpoints = {
  usage: {
    kind: 'balance',
    method: 'POST',
    url: addresses('/_/BardChatUi/data/batchexecute'),
    confidence: 'high',
    request: { query: { rpcids: true } },
    response: { batchexecute: { jSf9Qc: windows } },
  },
  daily: {
    kind: 'balance',
    method: 'POST',
    url: addresses('/_/BardChatUi/data/batchexecute'),
    confidence: 'medium',
    request: { query: { rpcids: true } },
    response: { batchexecute: { qpEbW: credits } },
  },
  message: {
    kind: 'usage',
    method: 'POST',
    url: addresses('/_/BardChatUi/data/assistant.lamda.BardFrontendService/StreamGenerate'),
    confidence: 'high',
    // The model's number. Accounts whose tier is told one place later have it one place later, where others say how long
    // to think: of those the model is not known.
    request: { headers: { [CHOICE]: { json: { at: { 14: true } } } } },
    task: {
      feature: 'message',
      model: `headers.${CHOICE}.14`,
      modelNames: { 1: 'Flash', 3: 'Pro', 6: 'Flash-Lite' },
    },
    // Ids of the conversation and the answer; the length of each candidate's, which is there once something was generated.
    response: {
      batchexecute: {
        '': { at: { 1: { at: { 0: true, 1: true } }, 4: { each: { at: { 0: 'length' } } } } },
      },
    },
  },
} as const satisfies Endpoints;
