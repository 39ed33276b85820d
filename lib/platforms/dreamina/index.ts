import { definePlatform } from '../platform';
import { readCredit } from './balance';
import { endpoints } from './endpoints';
import { dreaminaAccount, jimengAccount } from './envelope';
import { readGenerate, readHistory } from './traffic';

/**
 * Dreamina (CapCut) and Jimeng: credits that are given, bought and of a plan. Only read along: their page signs its
 * requests. What things cost no source tells, so it is learned; nor what plans cost or hold, nor where the prompt box is.
 */
export const dreamina = definePlatform({
  id: 'dreamina',
  name: 'Dreamina',
  glyph: 'Dr',
  icon: 'jimeng',
  tier: 'A',
  confidence: 'high',
  pages: ['https://dreamina.capcut.com/*', 'https://jimeng.jianying.com/*'],
  permissions: ['https://dreamina.capcut.com/*', 'https://jimeng.jianying.com/*'],
  sessionIn: 'page',
  endpoints,
  readers: {
    credit: readCredit(dreaminaAccount),
    'credit-china': readCredit(jimengAccount),
    history: readHistory(dreaminaAccount),
    'history-china': readHistory(jimengAccount),
    generate: readGenerate(dreaminaAccount),
    'generate-china': readGenerate(jimengAccount),
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
