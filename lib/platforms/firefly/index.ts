import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { readBalance } from './balance';
import { readCost } from './cost';
import { costs } from './costs';
import { endpoints } from './endpoints';
import { planTable } from './plans';
import { readGeneration } from './traffic';

const pages = ['https://firefly.adobe.com/*', 'https://express.adobe.com/*'];

/**
 * Adobe Firefly: generative credits of a month. Only read along: the token that its hosts want is in the page's memory,
 * and an answer to anybody else is "system under load". Where its prompt box is, no source tells.
 */
export const firefly = definePlatform({
  id: 'firefly',
  name: 'Adobe Firefly',
  glyph: 'Ff',
  icon: 'adobe',
  tier: 'A',
  confidence: 'high',
  pages,
  permissions: pages,
  sessionIn: 'page',
  endpoints,
  readers: {
    balance: readBalance,
    cost: readCost,
    image: readGeneration,
    'partner-image': readGeneration,
    video: readGeneration,
  },
  asking: { via: [], balance: () => [], readAlong: ['balance'] },
  makes: 'image',
  costs,
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://firefly.adobe.com/',
    usage: 'https://account.adobe.com/',
    topUp: 'https://account.adobe.com/',
  },
});
