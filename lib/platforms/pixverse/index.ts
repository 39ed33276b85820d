import { definePlatform } from '../platform';
import { readCredits } from './balance';
import { endpoints } from './endpoints';
import { readJob } from './traffic';

/**
 * PixVerse: credits of the day, of a plan and bought. Only read along: its token stands in a cookie and is sent in a
 * header of its own. What jobs and plans cost on the web no source tells; nor where the prompt box is.
 */
export const pixverse = definePlatform({
  id: 'pixverse',
  name: 'PixVerse',
  glyph: 'Pv',
  icon: 'pixverse',
  tier: 'A',
  confidence: 'high',
  pages: ['https://app.pixverse.ai/*'],
  permissions: ['https://app.pixverse.ai/*'],
  sessionIn: 'page',
  endpoints,
  readers: { credits: readCredits, video: readJob, image: readJob },
  asking: { via: [], balance: () => [], readAlong: ['credits'] },
  makes: 'video',
  costs: [],
  composers: [],
  plans: [],
  links: {
    home: 'https://app.pixverse.ai/',
    usage: 'https://app.pixverse.ai/',
    topUp: 'https://app.pixverse.ai/',
  },
});
