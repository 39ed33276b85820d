import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { readSubscription, readUserData } from './balance';
import { endpoints } from './endpoints';
import { planTable } from './plans';
import { readImage, readImageFile } from './traffic';

/**
 * NovelAI: Anlas of the plan and bought ones. Only read along: where the page keeps its token is not known. A picture's
 * price is a formula of its size and steps, and nothing for one that an Opus subscription makes free, so there is no
 * table of it. Where its prompt box is, no source says.
 */
export const novelai = definePlatform({
  id: 'novelai',
  name: 'NovelAI',
  glyph: 'Na',
  icon: 'novelai',
  tier: 'A',
  confidence: 'high',
  pages: ['https://novelai.net/*'],
  permissions: ['https://novelai.net/*'],
  sessionIn: 'page',
  endpoints,
  readers: {
    subscription: readSubscription,
    'user-data': readUserData,
    image: readImage,
    'image-file': readImageFile,
  },
  asking: { via: [], balance: () => [], readAlong: ['subscription', 'user-data'] },
  makes: 'image',
  costs: [],
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  // The paths of its pages are not in the dossier.
  links: {
    home: 'https://novelai.net/',
    usage: 'https://novelai.net/',
    topUp: 'https://novelai.net/',
  },
});
