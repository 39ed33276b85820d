import { definePlatform } from '../platform';
import { endpoints } from './endpoints';
import { readRemains } from './remains';

const pages = ['https://platform.minimax.io/*'];

/**
 * MiniMax: the windows of a coding or token plan, and points. With a key of the plan it is the platform `minimax-api`.
 * Of its consumer plans only one price is told, by one weak source, so there is no plan table.
 */
export const minimax = definePlatform({
  id: 'minimax',
  name: 'MiniMax',
  glyph: 'Mx',
  icon: 'minimax',
  tier: 'A',
  confidence: 'high',
  pages,
  permissions: pages,
  sessionIn: 'page',
  note: 'MiniMax token plan reads the same plan with its key: one of the two is enough.',
  endpoints,
  readers: { remains: readRemains },
  asking: {
    via: ['tab', 'background'],
    balance: () => [
      {
        endpoint: 'remains',
        method: 'GET',
        url: 'https://platform.minimax.io/v1/api/openplatform/coding_plan/remains',
        auth: { kind: 'cookies' },
        required: true,
      },
    ],
  },
  makes: 'message',
  costs: [],
  composers: [],
  plans: [],
  links: {
    home: 'https://platform.minimax.io/',
    usage: 'https://platform.minimax.io/console/usage',
    topUp: 'https://platform.minimax.io/',
  },
});
