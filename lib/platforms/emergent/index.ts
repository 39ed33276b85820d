import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { planTable } from './plans';

/** Emergent: credits of a month and bought ones. Where its page reads them was found nowhere (November 2026). */
export const emergent = definePlatform({
  id: 'emergent',
  name: 'Emergent',
  glyph: 'Em',
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
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://app.emergent.sh/',
    usage: 'https://app.emergent.sh/',
    topUp: 'https://app.emergent.sh/',
  },
});
