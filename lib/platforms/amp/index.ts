import { definePlatform } from '../platform';
import { readUsage } from './balance';
import { endpoints } from './endpoints';

/**
 * Amp: read with a key, as its own command line does it. Its settings page told only the free use, in a form that is gone
 * since. What its plans cost was found in no source.
 */
export const amp = definePlatform({
  id: 'amp',
  name: 'Amp',
  glyph: 'Am',
  icon: 'amp',
  tier: 'A',
  confidence: 'medium',
  pages: [],
  permissions: ['https://ampcode.com/*'],
  sessionIn: 'key',
  endpoints,
  readers: { usage: readUsage },
  asking: {
    via: ['background'],
    balance: () => [
      {
        endpoint: 'usage',
        method: 'POST',
        url: 'https://ampcode.com/api/internal?userDisplayBalanceInfo',
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        body: JSON.stringify({ method: 'userDisplayBalanceInfo', params: {} }),
        auth: { kind: 'key' },
        required: true,
      },
    ],
  },
  makes: 'request',
  costs: [],
  composers: [],
  plans: [],
  links: {
    home: 'https://ampcode.com/',
    usage: 'https://ampcode.com/settings/usage',
    topUp: 'https://ampcode.com/settings/usage',
    keys: 'https://ampcode.com/settings',
  },
  key: {
    kind: 'inference',
    pattern: '^sgamp_[A-Za-z0-9_-]{10,200}$',
    example: 'sgamp_user_0123456789abcdefghij',
    help: 'An access token shows what is left. It can also use Amp, which takes from it.',
  },
});
