import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { readFeatures, readProfile } from './balance';
import { costs } from './costs';
import { endpoints } from './endpoints';
import { readEstimate } from './estimate';
import { planTable } from './plans';
import { readStart } from './start';

/**
 * Runway: plan credits of a team, and the price that the page itself asks for. It is asked nothing: a client whose
 * requests differed from the page's had the account's free credits taken away (dossier creative.md, "Runway"). So its
 * own page brings each number. Where its prompt box is, no source says.
 */
export const runway = definePlatform({
  id: 'runway',
  name: 'Runway',
  glyph: 'R',
  icon: 'runway',
  tier: 'A',
  confidence: 'high',
  pages: ['https://app.runwayml.com/*'],
  permissions: ['https://app.runwayml.com/*'],
  sessionIn: 'page',
  endpoints,
  readers: {
    features: readFeatures,
    profile: readProfile,
    estimate: readEstimate,
    start: readStart,
  },
  asking: { via: [], balance: () => [], readAlong: ['features'] },
  makes: 'video',
  costs,
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  // The path of its billing page, under the team's settings, is not known.
  links: {
    home: 'https://app.runwayml.com/',
    usage: 'https://app.runwayml.com/',
    topUp: 'https://app.runwayml.com/',
  },
});
