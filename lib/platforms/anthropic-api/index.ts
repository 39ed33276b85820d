import { messagesReader } from '../completion/messages';
import { type Ask, definePlatform } from '../platform';
import { readPrepaid, readSpend } from './balance';
import { endpoints } from './endpoints';
import { readOrganizations } from './identity';

const organizations = 'https://platform.claude.com/api/organizations';

function ask(
  endpoint: keyof typeof endpoints,
  url: string,
  more: Pick<Ask, 'required' | 'everySeconds'>,
): Ask {
  return { endpoint, method: 'GET', url, auth: { kind: 'cookies' }, ...more };
}

/**
 * The Claude Console: prepaid credits of the API, by organisation, with the console's own sign-in. Answers of the API tell
 * tokens, not what they cost: they are priced by the dataset.
 */
export const anthropicApi = definePlatform({
  id: 'anthropic-api',
  name: 'Claude Console',
  glyph: 'AC',
  icon: 'anthropic',
  tier: 'A',
  confidence: 'high',
  pages: ['https://platform.claude.com/*'],
  permissions: ['https://platform.claude.com/*'],
  sessionIn: 'page',
  endpoints,
  readers: {
    organizations: readOrganizations,
    'prepaid-credits': readPrepaid,
    'current-spend': readSpend,
    completion: messagesReader({ name: 'The Claude API', pool: 'credits' }),
  },
  asking: {
    via: ['tab', 'background'],
    identity: ask('organizations', organizations, {}),
    balance: ({ id }) => {
      const organization = `${organizations}/${encodeURIComponent(id)}`;
      return [
        ask('prepaid-credits', `${organization}/prepaid/credits`, { required: true }),
        ask('current-spend', `${organization}/current_spend`, { everySeconds: 900 }),
      ];
    },
  },
  makes: 'completion',
  costs: [],
  priceData: { provider: 'anthropic', feature: 'completion', pool: 'credits' },
  composers: [],
  // It sells no plans; what packs of credits there are was not found.
  planTable: {
    plans: [],
    bundles: [],
    bought: [
      {
        unit: 'USD',
        pool: 'credits',
        expiresAfterMonths: 12,
        asOf: '2026-11-22',
        source: 'Anthropic support, article 8977456',
        confidence: 'high',
      },
    ],
  },
  plans: [],
  // A purse has no limit to take a share of. In USD.
  thresholds: { low: { value: 5, in: 'units' }, critical: { value: 1, in: 'units' } },
  links: {
    home: 'https://platform.claude.com/',
    usage: 'https://platform.claude.com/settings/billing',
    topUp: 'https://platform.claude.com/settings/billing',
  },
});
