import { definePlatform } from '../platform';
import { readCredits } from './balance';
import { endpoints } from './endpoints';

/** Qoder: credits of an editor and a command line, as its account page tells them; so no use is seen. */
export const qoder = definePlatform({
  id: 'qoder',
  name: 'Qoder',
  glyph: 'Qo',
  icon: 'qoder',
  tier: 'A',
  confidence: 'medium',
  pages: ['https://qoder.com/*'],
  permissions: ['https://qoder.com/*'],
  sessionIn: 'page',
  endpoints,
  readers: { credits: readCredits },
  asking: {
    via: ['tab', 'background'],
    balance: () => [
      {
        endpoint: 'credits',
        method: 'GET',
        url: endpoints.credits.url,
        // As its clients send them.
        headers: { accept: 'application/json', 'x-requested-with': 'XMLHttpRequest', 'bx-v': '2.5.35' },
        auth: { kind: 'cookies' },
        required: true,
      },
    ],
  },
  makes: 'task',
  costs: [],
  composers: [],
  // What its plans hold was found in no dated source.
  plans: [],
  links: {
    home: 'https://qoder.com/',
    usage: 'https://qoder.com/account/usage',
    topUp: 'https://qoder.com/account/usage',
  },
});
