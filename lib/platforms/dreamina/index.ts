import { definePlatform } from '../platform';
import { readCredit } from './balance';
import { endpoints } from './endpoints';
import { capcut, jimeng } from './envelope';
import { readGenerate, readHistory } from './traffic';

const pages = ['https://dreamina.capcut.com/*', 'https://www.capcut.com/*', 'https://jimeng.jianying.com/*'];

/**
 * Dreamina, CapCut and Jimeng: credits that are given, bought and of a plan, each site's by themselves. Only read along: their page signs its
 * requests. What things cost no source tells, so it is learned; nor what plans cost or hold, nor where the prompt box is.
 */
export const dreamina = definePlatform({
  id: 'dreamina',
  name: 'Dreamina',
  glyph: 'Dr',
  icon: 'jimeng',
  tier: 'A',
  confidence: 'high',
  pages,
  permissions: pages,
  sessionIn: 'page',
  endpoints,
  readers: {
    credit: readCredit(capcut),
    'credit-china': readCredit(jimeng),
    history: readHistory(capcut),
    'history-china': readHistory(jimeng),
    generate: readGenerate(capcut),
    'generate-china': readGenerate(jimeng),
  },
  asking: { via: [], balance: () => [], readAlong: ['credit', 'credit-china'] },
  makes: 'video',
  costs: [],
  composers: [],
  plans: [],
  links: {
    home: 'https://dreamina.capcut.com/',
    usage: 'https://dreamina.capcut.com/',
    topUp: 'https://dreamina.capcut.com/',
  },
});
