import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { readQuota } from './balance';
import { endpoints } from './endpoints';
import { planTable } from './plans';

/**
 * Devin: percent of a day and of a week, and extra usage, by organisation. Only read along: the token lies under a name
 * that differs from browser to browser. What a session sends was found nowhere. Windsurf's plans are the same since
 * 2026-06-14.
 */
export const devin = definePlatform({
  id: 'devin',
  name: 'Devin',
  glyph: 'Dv',
  icon: 'devin',
  tier: 'A',
  confidence: 'medium',
  pages: ['https://app.devin.ai/*'],
  permissions: ['https://app.devin.ai/*'],
  sessionIn: 'page',
  note: 'Windsurf shows the same quota of the same account: one of the two is enough.',
  endpoints,
  readers: { quota: readQuota },
  asking: { via: [], balance: () => [], readAlong: ['quota'] },
  makes: 'session',
  costs: [],
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://app.devin.ai/',
    usage: 'https://app.devin.ai/settings/usage',
    topUp: 'https://app.devin.ai/settings/usage',
  },
});
