import { definePlatform } from '../platform';
import { readCredits } from './balance';
import { endpoints } from './endpoints';
import { readPrice } from './price';
import { readStart } from './traffic';

/**
 * Vidu: credits with several ends, and the price that the page itself asks for. The API lives on another host than the
 * page and is asked from a tab, with its cookies, as the page does it; so no permission is needed for it. The prices
 * that are known are those of the developer API; what its plans cost or hold: no source with a date.
 */
export const vidu = definePlatform({
  id: 'vidu',
  name: 'Vidu',
  glyph: 'Vi',
  icon: 'vidu',
  tier: 'A',
  confidence: 'medium',
  pages: ['https://www.vidu.com/*'],
  permissions: ['https://www.vidu.com/*'],
  sessionIn: 'page',
  endpoints,
  readers: { credits: readCredits, price: readPrice, start: readStart },
  asking: {
    via: ['tab'],
    balance: () => [
      {
        endpoint: 'credits',
        method: 'GET',
        url: 'https://service.vidu.com/credit/v1/credits/me',
        auth: { kind: 'cookies' },
        required: true,
      },
    ],
  },
  makes: 'video',
  costs: [],
  composers: [],
  plans: [],
  // Paths of its account pages are in no source.
  links: { home: 'https://www.vidu.com/', usage: 'https://www.vidu.com/', topUp: 'https://www.vidu.com/' },
});
