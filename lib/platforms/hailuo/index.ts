import { definePlatform } from '../platform';
import { readEquity } from './balance';
import { composers } from './composer';
import { costs } from './costs';
import { endpoints } from './endpoints';
import { readModels } from './prices';
import { readStarted } from './traffic';

/**
 * Hailuo, MiniMax's video: credits. It is asked nothing: the page signs its requests and stamps them with the time, and a
 * client that didn't was refused; it asks for the balance itself on each load and after each generation. What its
 * plans cost or hold: no source with a date. (MiniMax's token plans are another product.)
 */
export const hailuo = definePlatform({
  id: 'hailuo',
  name: 'Hailuo',
  glyph: 'Ha',
  icon: 'hailuo',
  tier: 'A',
  confidence: 'medium',
  pages: ['https://hailuoai.video/*'],
  permissions: ['https://hailuoai.video/*'],
  sessionIn: 'page',
  note: 'The token plans are another product: see MiniMax.',
  endpoints,
  readers: { equity: readEquity, models: readModels, video: readStarted, image: readStarted },
  asking: { via: [], balance: () => [], readAlong: ['equity'] },
  makes: 'video',
  costs,
  composers,
  plans: [],
  // Paths of its account pages are in no source.
  links: {
    home: 'https://hailuoai.video/create/text-to-video',
    usage: 'https://hailuoai.video/',
    topUp: 'https://hailuoai.video/',
  },
});
