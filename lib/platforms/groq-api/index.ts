import { completionReader } from '../completion/completion';
import { definePlatform } from '../platform';
import { readActivity } from './activity';
import { endpoints } from './endpoints';

/**
 * Groq's console: what was spent this month, read along. No balance is told, neither to a key nor to the console (dossier
 * api.md of 2026-11-22); a limit is typed in.
 */
export const groqApi = definePlatform({
  id: 'groq-api',
  name: 'Groq',
  glyph: 'Gq',
  icon: 'groq',
  tier: 'B',
  confidence: 'medium',
  pages: ['https://console.groq.com/*'],
  permissions: ['https://console.groq.com/*'],
  sessionIn: 'page',
  endpoints,
  readers: {
    activity: readActivity,
    completion: completionReader({ name: 'Groq', pool: 'spent-this-month' }),
  },
  asking: { via: [], balance: () => [], readAlong: ['activity'] },
  makes: 'completion',
  costs: [],
  priceData: { provider: 'groq', feature: 'completion', pool: 'spent-this-month' },
  composers: [],
  plans: [],
  links: {
    home: 'https://console.groq.com/',
    usage: 'https://console.groq.com/',
    topUp: 'https://console.groq.com/',
  },
});
