import { definePlatform } from '../platform';
import { readCredits } from './balance';
import { endpoints } from './endpoints';

/**
 * Manus: credits of a task's work. Its token stands in a cookie, which no script of ours reads, so the page's own
 * answer is read along. No price is told before a task (help.manus.im); what plans cost, which requests spend, and where
 * the prompt box is, was found in no source.
 */
export const manus = definePlatform({
  id: 'manus',
  name: 'Manus',
  glyph: 'Ma',
  icon: 'manus',
  tier: 'A',
  confidence: 'medium',
  pages: ['https://manus.im/*'],
  permissions: ['https://manus.im/*'],
  sessionIn: 'page',
  endpoints,
  readers: { credits: readCredits },
  asking: { via: [], balance: () => [], readAlong: ['credits'] },
  makes: 'task',
  costs: [],
  composers: [],
  plans: [],
  // Where its page shows what was used is not known.
  links: {
    home: 'https://manus.im/',
    usage: 'https://manus.im/',
    topUp: 'https://manus.im/',
  },
});
