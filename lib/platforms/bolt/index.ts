import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { readOwn, readTeam } from './balance';
import { composers } from './composer';
import { endpoints } from './endpoints';
import { readMessage } from './message';
import { planTable } from './plans';

/**
 * Bolt: tokens of a month, on Free of a day too, and those that were carried over or bought. Of a team they are read
 * along, where the page asks. What a prompt takes grows with the project and has no price list; the balance shows it.
 */
export const bolt = definePlatform({
  id: 'bolt',
  name: 'Bolt',
  glyph: 'Bo',
  tier: 'A',
  confidence: 'medium',
  pages: ['https://bolt.new/*'],
  permissions: ['https://bolt.new/*'],
  sessionIn: 'page',
  endpoints,
  readers: { 'rate-limits': readOwn, 'team-rate-limits': readTeam, message: readMessage },
  asking: {
    via: ['tab', 'background'],
    balance: () => [
      {
        endpoint: 'rate-limits',
        method: 'GET',
        url: 'https://bolt.new/api/rate-limits/user',
        auth: { kind: 'cookies' },
        required: true,
      },
    ],
  },
  makes: 'message',
  costs: [],
  composers,
  planTable,
  plans: presetsOf(planTable),
  // Subscription and tokens stand in its settings, which have no address of their own.
  links: {
    home: 'https://bolt.new/',
    usage: 'https://bolt.new/',
    topUp: 'https://bolt.new/',
  },
});
