import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { costs } from './costs';
import { planTable } from './plans';

/**
 * Figma AI: credits by seat and month. The account menu shows the balance; where it reads it was found nowhere (November
 * 2026).
 */
export const figma = definePlatform({
  id: 'figma',
  name: 'Figma AI',
  glyph: 'Fg',
  tier: 'C',
  confidence: 'medium',
  pages: [],
  permissions: [],
  sessionIn: 'page',
  endpoints: {},
  readers: {},
  asking: { via: [], balance: () => [] },
  makes: 'make',
  costs,
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://www.figma.com/',
    usage: 'https://www.figma.com/',
    topUp: 'https://www.figma.com/',
  },
});
