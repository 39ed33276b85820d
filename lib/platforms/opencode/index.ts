import { definePlatform } from '../platform';
import { readGoUsage } from './balance';
import { endpoints } from './endpoints';

/**
 * OpenCode Go: windows in percent, asked with the key of the subscription. It is used in a terminal, so there are no
 * pages to watch. What the plan costs was not found.
 */
export const opencode = definePlatform({
  id: 'opencode',
  name: 'OpenCode Go',
  glyph: 'Oc',
  tier: 'A',
  confidence: 'high',
  pages: [],
  permissions: ['https://opencode.ai/*'],
  sessionIn: 'key',
  endpoints,
  readers: { 'go-usage': readGoUsage },
  asking: {
    via: ['background'],
    balance: () => [
      {
        endpoint: 'go-usage',
        method: 'GET',
        url: 'https://opencode.ai/zen/go/v1/usage',
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
    home: 'https://opencode.ai/',
    usage: 'https://opencode.ai/auth',
    topUp: 'https://opencode.ai/auth',
    keys: 'https://opencode.ai/auth',
  },
  key: {
    kind: 'inference',
    // Its form is told nowhere. Keys of vendors whose own begin otherwise (sk-ant-, sk-proj-, sk-or-) are none.
    pattern: '^sk-[0-9A-Za-z]{20,}$',
    example: 'sk-0123456789abcdefghijABCDEFGHIJ0123456789',
    help: 'The key of a Go subscription shows its windows. It can also make requests that use them up.',
  },
});
