import { type Ask, definePlatform } from '../platform';
import { readBudget, readVibe } from './allowances';
import { readCredits } from './credits';
import { endpoints } from './endpoints';

const pages = ['https://chat.mistral.ai/*', 'https://admin.mistral.ai/*', 'https://console.mistral.ai/*'];

function ask(
  endpoint: keyof typeof endpoints,
  path: string,
  more: Pick<Ask, 'required' | 'everySeconds'>,
): Ask {
  return {
    endpoint,
    method: 'GET',
    url: `https://admin.mistral.ai/api/billing/${path}`,
    auth: { kind: 'cookies' },
    ...more,
  };
}

/**
 * Mistral: the wallet of an organisation and what its plan includes of the API and of Vibe, all told by the admin pages.
 * They are asked from the background, since a tab of Le Chat or of the console is another origin. Le Chat's own limits
 * are published in no number (dossier of 2026-11-22). Vibe's usage in the console wants a CSRF token from a cookie, so
 * it is only read along.
 */
export const mistral = definePlatform({
  id: 'mistral',
  name: 'Mistral',
  glyph: 'Mi',
  icon: 'mistral',
  tier: 'A',
  confidence: 'medium',
  pages,
  permissions: pages,
  sessionIn: 'page',
  note: 'The limits of Le Chat itself are told nowhere as a number, so they are not shown.',
  endpoints,
  readers: { credits: readCredits, budget: readBudget, vibe: readVibe },
  asking: {
    via: ['background'],
    balance: () => [
      ask('credits', 'credits', { required: true }),
      ask('budget', 'v2/budget', { everySeconds: 900 }),
    ],
  },
  makes: 'message',
  costs: [],
  composers: [],
  // What its plans cost and include was found in no source as numbers.
  plans: [],
  links: {
    home: 'https://chat.mistral.ai/',
    usage: 'https://admin.mistral.ai/organization/usage',
    topUp: 'https://admin.mistral.ai/organization/billing',
  },
});
