import { presetsOf } from '../plan-presets';
import { type Ask, definePlatform } from '../platform';
import { costs } from './costs';
import { readCredits } from './credits';
import { endpoints } from './endpoints';
import { planTable } from './plans';
import { readRateLimit } from './rate-limit';
import { readSettings } from './settings';
import { readAsk } from './traffic';

/** The number that clients of August 2026 send; it goes up with the site. */
const VERSION = '2.18';
const query = `?version=${VERSION}&source=default`;

function ask(
  endpoint: keyof typeof endpoints,
  path: string,
  more: Pick<Ask, 'required' | 'everySeconds'>,
): Ask {
  return {
    endpoint,
    method: 'GET',
    url: `https://www.perplexity.ai/rest${path}`,
    headers: { 'x-app-apiclient': 'default', 'x-app-apiversion': VERSION },
    auth: { kind: 'cookies' },
    ...more,
  };
}

/**
 * Perplexity: counts of questions by kind, and credits for Computer and media. No id of the account is in any answer
 * that is read. Where its prompt box is, no source says.
 */
export const perplexity = definePlatform({
  id: 'perplexity',
  name: 'Perplexity',
  glyph: 'Px',
  icon: 'perplexity',
  tier: 'A',
  confidence: 'high',
  pages: ['https://www.perplexity.ai/*'],
  permissions: ['https://www.perplexity.ai/*'],
  sessionIn: 'page',
  endpoints,
  readers: {
    'rate-limit': readRateLimit,
    credits: readCredits,
    settings: readSettings,
    ask: readAsk,
  },
  asking: {
    via: ['tab', 'background'],
    balance: () => [
      ask('rate-limit', '/rate-limit/all', { required: true }),
      ask('credits', `/billing/credits${query}`, {}),
      ask('settings', '/user/settings', { everySeconds: 86_400 }),
    ],
  },
  // Counts have no limit and no renewal to take a percentage by (rate-limit.ts); credits have one.
  thresholds: { low: { value: 2, in: 'units' }, critical: { value: 5, in: 'percent' } },
  makes: 'pro-search',
  costs,
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://www.perplexity.ai/',
    usage: 'https://www.perplexity.ai/account/usage',
    topUp: 'https://www.perplexity.ai/account/usage',
  },
});
