import { definePlatform } from '../platform';
import { endpoints } from './endpoints';
import { readCreditGrants } from './grants';
import { readCompletion } from './traffic';

/**
 * OpenAI's API platform: prepaid credits of an organisation, and what its playground uses. The balance is told to the
 * console's session key alone, and behind bot checks, so it is read along.
 */
export const openaiApi = definePlatform({
  id: 'openai-api',
  name: 'OpenAI API',
  glyph: 'OA',
  icon: 'openai',
  tier: 'A',
  confidence: 'medium',
  pages: ['https://platform.openai.com/*'],
  permissions: ['https://platform.openai.com/*'],
  sessionIn: 'page',
  endpoints,
  readers: { 'credit-grants': readCreditGrants, completion: readCompletion },
  asking: { via: [], balance: () => [], readAlong: ['credit-grants'] },
  makes: 'completion',
  costs: [],
  priceData: { provider: 'openai', feature: 'completion', pool: 'credits' },
  composers: [],
  planTable: {
    // It sells no plans: any amount from 5 USD on is bought.
    plans: [],
    bundles: [],
    bought: [
      {
        unit: 'USD',
        pool: 'credits',
        expiresAfterMonths: 12,
        asOf: '2026-11-22',
        source: 'https://help.openai.com/en/articles/8264778',
        confidence: 'high',
      },
    ],
  },
  plans: [],
  // The limit of a purse is all that was ever bought: a share of it says nothing. In USD.
  thresholds: { low: { value: 5, in: 'units' }, critical: { value: 1, in: 'units' } },
  links: {
    home: 'https://platform.openai.com/',
    usage: 'https://platform.openai.com/usage',
    topUp: 'https://platform.openai.com/settings/organization/billing/overview',
  },
});
