import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { planTable } from './plans';

/** Descript: nothing of its page's requests is known, so its plan is typed in. */
export const descript = definePlatform({
  id: 'descript',
  name: 'Descript',
  glyph: 'De',
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
  links: {
    home: 'https://web.descript.com/',
    usage: 'https://web.descript.com/',
    topUp: 'https://web.descript.com/',
  },
});
