import { definePlatform } from '../platform';

/**
 * Jules: tasks a day, by the plan of Google AI. Neither where its page reads them nor how many they are was found (November
 * 2026).
 */
export const jules = definePlatform({
  id: 'jules',
  name: 'Google Jules',
  glyph: 'Ju',
  tier: 'C',
  confidence: 'low',
  pages: [],
  permissions: [],
  sessionIn: 'page',
  endpoints: {},
  readers: {},
  asking: { via: [], balance: () => [] },
  makes: 'task',
  costs: [],
  composers: [],
  plans: [],
  links: {
    home: 'https://jules.google.com/',
    usage: 'https://jules.google.com/',
    topUp: 'https://jules.google.com/',
  },
});
