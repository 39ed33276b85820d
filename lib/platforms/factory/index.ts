import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { endpoints } from './endpoints';
import { readMe } from './identity';
import { readLimits } from './limits';
import { readPeriod } from './period';
import { planTable } from './plans';

/**
 * Factory (Droid): windows in percent of an organisation, and bought extra usage. Only read along: the API is on another
 * host and wants the token of the page. Droids mostly work in a terminal, so no use is seen, and there is no box.
 */
export const factory = definePlatform({
  id: 'factory',
  name: 'Factory (Droid)',
  glyph: 'Fy',
  tier: 'A',
  confidence: 'high',
  pages: ['https://app.factory.ai/*'],
  permissions: ['https://app.factory.ai/*'],
  sessionIn: 'page',
  endpoints,
  readers: { limits: readLimits, 'period-usage': readPeriod, me: readMe },
  asking: { via: [], balance: () => [], readAlong: ['limits'] },
  makes: 'task',
  costs: [],
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://app.factory.ai/',
    usage: 'https://app.factory.ai/settings/billing',
    topUp: 'https://app.factory.ai/settings/billing',
  },
});
