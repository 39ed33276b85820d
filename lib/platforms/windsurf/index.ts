import { planTable } from '../devin/plans';
import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { readPlanStatus } from './balance';
import { endpoints } from './endpoints';

/**
 * Windsurf: percent of a day and of a week. Its plans are Devin's since 2026-06-14, and whoever has one sees the same quota
 * at both. Only read along: a request carries four tokens and ids of the page's storage, one of them in its body. It is
 * used in an editor, so no use is seen.
 */
export const windsurf = definePlatform({
  id: 'windsurf',
  name: 'Windsurf',
  glyph: 'Ws',
  icon: 'windsurf',
  tier: 'A',
  confidence: 'medium',
  pages: ['https://windsurf.com/*'],
  permissions: ['https://windsurf.com/*'],
  sessionIn: 'page',
  note: 'Devin shows the same quota of the same account: one of the two is enough.',
  endpoints,
  readers: { 'plan-status': readPlanStatus },
  asking: { via: [], balance: () => [], readAlong: ['plan-status'] },
  makes: 'message',
  costs: [],
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://windsurf.com/profile',
    usage: 'https://windsurf.com/subscription/usage',
    topUp: 'https://windsurf.com/subscription/manage-plan',
  },
});
