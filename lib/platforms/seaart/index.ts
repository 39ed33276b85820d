import { definePlatform } from '../platform';
import { endpoints } from './endpoints';
import { readVideo } from './traffic';

/** SeaArt: its videos are seen; its credits are typed in. */
export const seaart = definePlatform({
  id: 'seaart',
  name: 'SeaArt',
  glyph: 'SA',
  tier: 'B',
  confidence: 'low',
  pages: ['https://www.seaart.ai/*'],
  permissions: ['https://www.seaart.ai/*'],
  sessionIn: 'page',
  endpoints,
  readers: { video: readVideo },
  asking: { via: [], balance: () => [] },
  makes: 'image',
  costs: [],
  composers: [],
  plans: [],
  // Paths of its account pages are in no source.
  links: {
    home: 'https://www.seaart.ai/',
    usage: 'https://www.seaart.ai/',
    topUp: 'https://www.seaart.ai/',
  },
});
