import { definePlatform } from '../platform';
import { readUser } from './balance';
import { costs } from './costs';
import { endpoints } from './endpoints';
import { readGenerate, readMade } from './traffic';

/**
 * Recraft's web plan: credits of a period and extra ones. The API lives on another host than the page and is asked from
 * a tab, with the session's token, as the page does it; so no permission is needed for it. What its plans cost or hold:
 * no source with a date.
 */
export const recraft = definePlatform({
  id: 'recraft',
  name: 'Recraft',
  glyph: 'Re',
  icon: 'recraft',
  tier: 'A',
  confidence: 'high',
  pages: ['https://www.recraft.ai/*'],
  permissions: ['https://www.recraft.ai/*'],
  sessionIn: 'page',
  endpoints,
  readers: { user: readUser, generate: readGenerate, upscale: readMade, background: readMade },
  asking: {
    via: ['tab'],
    balance: () => [
      {
        endpoint: 'user',
        method: 'GET',
        url: 'https://api.recraft.ai/users/me',
        auth: {
          kind: 'session-token',
          url: 'https://www.recraft.ai/api/auth/session',
          field: 'accessToken',
        },
        required: true,
      },
    ],
  },
  makes: 'image',
  costs,
  composers: [],
  plans: [],
  // Paths of its account pages are in no source.
  links: {
    home: 'https://www.recraft.ai/generate',
    usage: 'https://www.recraft.ai/',
    topUp: 'https://www.recraft.ai/',
  },
});
