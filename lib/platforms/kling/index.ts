import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { readPoints } from './balance';
import { costs } from './costs';
import { endpoints } from './endpoints';
import { planTable } from './plans';
import { readPrice } from './price';
import { readSubmit } from './submit';

const pages = [
  'https://kling.ai/*',
  'https://klingai.com/*',
  'https://app.klingai.com/*',
  'https://klingai.kuaishou.com/*',
];

/**
 * Kling: credits of several orders, each with its own end. It is asked nothing: each request carries a token that its
 * page makes for this one alone (dossier creative.md, "Kling AI"). Where its prompt box is, no source says.
 */
export const kling = definePlatform({
  id: 'kling',
  name: 'Kling AI',
  glyph: 'K',
  icon: 'kling',
  tier: 'A',
  confidence: 'high',
  pages,
  permissions: pages,
  sessionIn: 'page',
  endpoints,
  readers: { points: readPoints, price: readPrice, submit: readSubmit },
  asking: { via: [], balance: () => [], readAlong: ['points'] },
  makes: 'video',
  costs,
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  // Paths of its account pages are in no source.
  links: { home: 'https://kling.ai/', usage: 'https://kling.ai/', topUp: 'https://kling.ai/' },
});
