import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { endpoints } from './endpoints';
import { planTable } from './plans';
import { readCalls } from './read-calls';

const pages = ['https://civitai.com/*', 'https://civitai.red/*', 'https://civitai.green/*'];

/**
 * Civitai: Buzz in colours. The page asks the price of what its form holds whenever that changes, so there is no table
 * of prices. No account is told with a balance, and all three sites tell the same one: asked is civitai.com, from the
 * background, since a page of another of the sites may not ask it.
 */
export const civitai = definePlatform({
  id: 'civitai',
  name: 'Civitai',
  glyph: '⚡',
  icon: 'civitai',
  tier: 'A',
  confidence: 'high',
  pages,
  permissions: pages,
  sessionIn: 'page',
  endpoints,
  readers: {
    generate: readCalls,
    iterate: readCalls,
    'what-if': readCalls,
    'what-if-long': readCalls,
    balance: readCalls,
    workflows: readCalls,
  },
  asking: {
    via: ['background'],
    balance: () => [
      {
        endpoint: 'balance',
        method: 'GET',
        url: `https://civitai.com/api/trpc/buzz.getBuzzAccount?input=${encodeURIComponent('{"json":{"authed":true}}')}`,
        auth: { kind: 'cookies' },
        required: true,
      },
    ],
  },
  makes: 'image',
  costs: [],
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://civitai.com/generate',
    usage: 'https://civitai.com/user/transactions',
    topUp: 'https://civitai.com/purchase/buzz',
  },
});
