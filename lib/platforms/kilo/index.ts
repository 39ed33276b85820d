import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { readCalls } from './balance';
import { endpoints } from './endpoints';
import { planTable } from './plans';

const input = encodeURIComponent('{"0":{"json":null},"1":{"json":null}}');

/**
 * Kilo Code: credit in USD, and what a Kilo Pass gives for the period. We ask for the person's own; an organisation is
 * read along where the page shows it. Used is it in the editor, so no use is seen.
 */
export const kilo = definePlatform({
  id: 'kilo',
  name: 'Kilo Code',
  glyph: 'Ki',
  icon: 'kilocode',
  tier: 'A',
  confidence: 'medium',
  pages: ['https://app.kilo.ai/*'],
  permissions: ['https://app.kilo.ai/*'],
  sessionIn: 'page',
  endpoints,
  readers: { credits: readCalls },
  asking: {
    via: ['tab', 'background'],
    balance: () => [
      {
        endpoint: 'credits',
        method: 'GET',
        url: `https://app.kilo.ai/api/trpc/user.getCreditBlocks,kiloPass.getState?batch=1&input=${input}`,
        auth: { kind: 'cookies' },
        required: true,
      },
    ],
  },
  makes: 'task',
  costs: [],
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  // The limit is all that was ever given, so a share of it says nothing. In USD.
  thresholds: { low: { value: 5, in: 'units' }, critical: { value: 1, in: 'units' } },
  links: {
    home: 'https://app.kilo.ai/',
    usage: 'https://app.kilo.ai/usage',
    topUp: 'https://app.kilo.ai/usage',
  },
});
