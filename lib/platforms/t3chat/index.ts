import { definePlatform } from '../platform';
import { readCustomer } from './balance';
import { endpoints } from './endpoints';

/** What the page itself calls it with (CodexBar, T3ChatUsageFetcher.swift, 2026-08). */
const input = JSON.stringify({
  0: { json: { sessionId: null }, meta: { values: { sessionId: ['undefined'] } } },
});

/**
 * T3 Chat: two buckets in percent. No account's id is in the answer. What a message takes of them, what its plans cost,
 * and where its prompt box is, was found in no source.
 */
export const t3chat = definePlatform({
  id: 't3chat',
  name: 'T3 Chat',
  glyph: 'T3',
  tier: 'A',
  confidence: 'medium',
  pages: ['https://t3.chat/*'],
  permissions: ['https://t3.chat/*'],
  sessionIn: 'page',
  endpoints,
  readers: { customer: readCustomer },
  asking: {
    via: ['tab', 'background'],
    balance: () => [
      {
        endpoint: 'customer',
        method: 'GET',
        url: `https://t3.chat/api/trpc/getCustomerData?batch=1&input=${encodeURIComponent(input)}`,
        headers: {
          'trpc-accept': 'application/jsonl',
          'x-trpc-source': 'web-client',
          'x-trpc-batch': 'true',
        },
        auth: { kind: 'cookies' },
        required: true,
      },
    ],
  },
  makes: 'message',
  costs: [],
  composers: [],
  plans: [],
  links: {
    home: 'https://t3.chat/',
    usage: 'https://t3.chat/settings/customization',
    topUp: 'https://t3.chat/settings/customization',
  },
});
