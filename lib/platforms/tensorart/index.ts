import { definePlatform } from '../platform';
import { endpoints } from './endpoints';
import { readTaken } from './traffic';

/** Tensor.Art: what it generates is seen, with its price; the credits are typed in. The Chinese site (tusiart.com) is not watched. */
export const tensorart = definePlatform({
  id: 'tensorart',
  name: 'Tensor.Art',
  glyph: 'TA',
  tier: 'B',
  confidence: 'medium',
  pages: ['https://tensor.art/*'],
  permissions: ['https://tensor.art/*'],
  sessionIn: 'page',
  endpoints,
  readers: { task: readTaken },
  asking: { via: [], balance: () => [] },
  makes: 'image',
  costs: [],
  composers: [],
  plans: [],
  // Paths of its account pages are in no source.
  links: { home: 'https://tensor.art/', usage: 'https://tensor.art/', topUp: 'https://tensor.art/' },
});
