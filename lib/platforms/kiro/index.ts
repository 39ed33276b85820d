import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { readUsage } from './balance';
import { endpoints } from './endpoints';
import { planTable } from './plans';

/**
 * Kiro: credits of a month, as its portal tells them. Only read along, because the portal wants a CSRF token that another
 * request gives, which also renews the session. It is used in an editor and a terminal, so no use is seen.
 */
export const kiro = definePlatform({
  id: 'kiro',
  name: 'Kiro',
  glyph: 'Kr',
  icon: 'kiro',
  tier: 'A',
  confidence: 'medium',
  pages: ['https://app.kiro.dev/*'],
  permissions: ['https://app.kiro.dev/*'],
  sessionIn: 'page',
  endpoints,
  readers: { usage: readUsage },
  asking: { via: [], balance: () => [], readAlong: ['usage'] },
  makes: 'message',
  costs: [],
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://app.kiro.dev/',
    usage: 'https://app.kiro.dev/account/usage',
    topUp: 'https://app.kiro.dev/account/usage',
  },
});
