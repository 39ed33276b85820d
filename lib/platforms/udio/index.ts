import { definePlatform } from '../platform';
import { endpoints } from './endpoints';
import { readGenerate } from './traffic';

/** Udio: its credits are in no source, so they are typed in; what it generates is seen. */
export const udio = definePlatform({
  id: 'udio',
  name: 'Udio',
  glyph: 'Ud',
  icon: 'udio',
  tier: 'B',
  confidence: 'low',
  pages: ['https://www.udio.com/*'],
  permissions: ['https://www.udio.com/*'],
  sessionIn: 'page',
  endpoints,
  readers: { generate: readGenerate },
  asking: { via: [], balance: () => [] },
  makes: 'song',
  costs: [],
  composers: [],
  plans: [],
  // Paths of its account pages are in no source.
  links: {
    home: 'https://www.udio.com/create',
    usage: 'https://www.udio.com/',
    topUp: 'https://www.udio.com/',
  },
});
