import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { partsOf } from './account';
import { readRateLimit } from './balance';
import { endpoints } from './endpoints';
import { planTable } from './plans';
import { readSpaces } from './spaces';

const api = 'https://app.notion.com/api/v3';
const headers = { 'content-type': 'application/json' };
const pages = ['https://app.notion.com/*', 'https://www.notion.so/*'];

/**
 * Notion AI: credits of a person in a Business or Enterprise workspace. Asked from the background, since a page of the
 * older address may not ask the newer one. Which requests spend, and where the prompt box is, no source says.
 */
export const notion = definePlatform({
  id: 'notion',
  name: 'Notion AI',
  glyph: 'N',
  icon: 'notion',
  tier: 'A',
  confidence: 'medium',
  pages,
  permissions: pages,
  sessionIn: 'page',
  endpoints,
  readers: { spaces: readSpaces, 'rate-limit': readRateLimit },
  asking: {
    via: ['background'],
    identity: {
      endpoint: 'spaces',
      method: 'POST',
      url: `${api}/getSpaces`,
      headers,
      body: '{}',
      auth: { kind: 'cookies' },
    },
    balance: ({ id }) => {
      const { user, space } = partsOf(id);
      return [
        {
          endpoint: 'rate-limit',
          method: 'POST',
          url: `${api}/getCreditRateLimitStatus`,
          headers: { ...headers, 'x-notion-active-user-header': user },
          body: JSON.stringify({ spaceId: space }),
          auth: { kind: 'cookies' },
          required: true,
        },
      ];
    },
  },
  makes: 'message',
  costs: [],
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  // The address of its usage page, under the settings, is not known.
  links: {
    home: 'https://app.notion.com/',
    usage: 'https://app.notion.com/',
    topUp: 'https://app.notion.com/',
  },
});
