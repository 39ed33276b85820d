import { definePlatform } from '../platform';
import { composers } from './composer';
import { endpoints } from './endpoints';
import { readSample } from './traffic';

/**
 * Ideogram: priority and slow credits. What is left is on its page, but no source shows the request that tells it; what
 * it generates is seen. Its help told plans and credits without a date, and since 2026-06 it says not to go by that
 * (docs.ideogram.ai, "Available Plans"), so there is no table. Prices in USD are those of the developer API.
 */
export const ideogram = definePlatform({
  id: 'ideogram',
  name: 'Ideogram',
  glyph: 'Id',
  icon: 'ideogram',
  tier: 'B',
  confidence: 'medium',
  pages: ['https://ideogram.ai/*'],
  permissions: ['https://ideogram.ai/*'],
  sessionIn: 'page',
  endpoints,
  readers: { sample: readSample },
  asking: { via: [], balance: () => [] },
  makes: 'image',
  costs: [],
  composers,
  plans: [],
  // Where it shows what was used is in no source; its prices many link to.
  links: {
    home: 'https://ideogram.ai/',
    usage: 'https://ideogram.ai/',
    topUp: 'https://ideogram.ai/pricing',
  },
});
