import { definePlatform } from '../platform';
import { readUsage } from './balance';
import { endpoints } from './endpoints';
import { readGenerate } from './traffic';

/**
 * Luma Dream Machine. Only what its page asked in 2024 is known, so nothing is asked and its plan is typed in; where the
 * page still asks that, it is read along. What its plans cost or hold: no source with a date.
 */
export const luma = definePlatform({
  id: 'luma',
  name: 'Luma Dream Machine',
  glyph: 'Lu',
  icon: 'luma',
  tier: 'B',
  confidence: 'low',
  pages: ['https://dream-machine.lumalabs.ai/*', 'https://lumalabs.ai/*'],
  permissions: ['https://dream-machine.lumalabs.ai/*', 'https://lumalabs.ai/*'],
  sessionIn: 'page',
  endpoints,
  readers: { usage: readUsage, generate: readGenerate },
  asking: { via: [], balance: () => [] },
  makes: 'video',
  costs: [],
  composers: [],
  plans: [],
  // Where an automator of its page has one look at the plan.
  links: {
    home: 'https://dream-machine.lumalabs.ai/',
    usage: 'https://dream-machine.lumalabs.ai/account/subscription',
    topUp: 'https://dream-machine.lumalabs.ai/account/subscription',
  },
});
