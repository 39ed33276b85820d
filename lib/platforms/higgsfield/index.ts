import { definePlatform } from '../platform';
import { readUser, readWallet } from './balance';
import { composers } from './composer';
import { costs } from './costs';
import { endpoints } from './endpoints';
import { readCosts } from './prices';
import { readJob } from './traffic';

/**
 * Higgsfield: credits of a workspace. Only read along: besides a token, its API wants a header that is made of a cookie
 * of its bot guard, and takes requests without it amiss. What its plans cost or hold: no source with a date.
 */
export const higgsfield = definePlatform({
  id: 'higgsfield',
  name: 'Higgsfield',
  glyph: 'H',
  tier: 'A',
  confidence: 'medium',
  pages: ['https://higgsfield.ai/*'],
  permissions: ['https://higgsfield.ai/*'],
  sessionIn: 'page',
  endpoints,
  readers: {
    wallet: readWallet,
    user: readUser,
    costs: readCosts,
    job: readJob,
    'image-job': readJob,
    'unnamed-job': readJob,
  },
  asking: { via: [], balance: () => [], readAlong: ['wallet'] },
  makes: 'other',
  costs,
  composers,
  plans: [],
  // Both are named by notes of several who worked in a signed-in browser in autumn 2026.
  links: {
    home: 'https://higgsfield.ai/',
    usage: 'https://higgsfield.ai/me/settings/usage',
    topUp: 'https://higgsfield.ai/me/settings/subscription',
  },
});
