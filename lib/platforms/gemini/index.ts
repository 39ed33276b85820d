import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { readDaily, readUsage } from './balance';
import { composers } from './composer';
import { costs } from './costs';
import { endpoints } from './endpoints';
import { readMessage } from './message';
import { planTable } from './plans';

/**
 * Gemini's app: shares of two windows, and of some accounts credits of a day. It is asked from its own page, with the
 * page's own tokens, for the sign-in that the page shows; of others it is read along.
 */
export const gemini = definePlatform({
  id: 'gemini',
  name: 'Google Gemini',
  glyph: '✦',
  icon: 'gemini',
  tier: 'A',
  confidence: 'high',
  pages: ['https://gemini.google.com/*'],
  permissions: ['https://gemini.google.com/*'],
  sessionIn: 'page',
  endpoints,
  readers: { usage: readUsage, daily: readDaily, message: readMessage },
  asking: {
    via: ['page'],
    balance: () => [
      {
        endpoint: 'usage',
        method: 'POST',
        url: 'https://gemini.google.com/_/BardChatUi/data/batchexecute?rpcids=jSf9Qc&source-path=%2Fusage&hl=en&_reqid=100000&rt=c',
        headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8', 'x-same-domain': '1' },
        body: `f.req=${encodeURIComponent(JSON.stringify([[['jSf9Qc', '[]', null, 'generic']]]))}`,
        auth: { kind: 'wiz' },
        required: true,
      },
    ],
  },
  makes: 'message',
  costs,
  composers,
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://gemini.google.com/app',
    usage: 'https://gemini.google.com/usage',
    topUp: 'https://one.google.com/ai',
  },
});
