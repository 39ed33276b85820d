import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { planTable } from './plans';

/** Pika: nothing of its page's requests is known, so its plan is typed in. */
export const pika = definePlatform({
  id: 'pika',
  name: 'Pika',
  glyph: 'Pi',
  tier: 'C',
  confidence: 'medium',
  pages: [],
  permissions: [],
  sessionIn: 'page',
  endpoints: {},
  readers: {},
  asking: { via: [], balance: () => [] },
  makes: 'video',
  costs: [],
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  // Paths of its account pages are in no source.
  links: { home: 'https://pika.art/', usage: 'https://pika.art/', topUp: 'https://pika.art/' },
});
