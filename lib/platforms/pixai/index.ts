import { definePlatform } from '../platform';
import { endpoints } from './endpoints';
import { readGraphql } from './graphql';

/** PixAI: credits, read along only. What its plans cost or hold, and what images take: no source with a date. */
export const pixai = definePlatform({
  id: 'pixai',
  name: 'PixAI',
  glyph: 'Px',
  tier: 'A',
  confidence: 'medium',
  pages: ['https://pixai.art/*'],
  permissions: ['https://pixai.art/*'],
  sessionIn: 'page',
  endpoints,
  readers: { query: readGraphql, operation: readGraphql },
  asking: { via: [], balance: () => [], signOutBy: ['query', 'operation'] },
  makes: 'image',
  costs: [],
  composers: [],
  plans: [],
  // Paths of its account pages are in no source.
  links: { home: 'https://pixai.art/', usage: 'https://pixai.art/', topUp: 'https://pixai.art/' },
});
