import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { asking } from './asking';
import { composers } from './composer';
import { costs } from './costs';
import { endpoints } from './endpoints';
import { readImagineQuota } from './imagine';
import { planTable } from './plans';
import { readSubscriptions } from './subscription';
import { readMessage } from './traffic';
import { readWeeklyCredits } from './weekly';
import { readRateLimits } from './windows';

/** Grok: a weekly pool in percent, windows of queries by mode, counts of Imagine. */
export const grok = definePlatform({
  id: 'grok',
  name: 'Grok',
  glyph: '⊘',
  icon: 'grok',
  tier: 'A',
  confidence: 'high',
  pages: ['https://grok.com/*'],
  permissions: ['https://grok.com/*'],
  sessionIn: 'page',
  endpoints,
  readers: {
    'rate-limits': readRateLimits,
    'imagine-quota': readImagineQuota,
    'weekly-credits': readWeeklyCredits,
    subscriptions: readSubscriptions,
    message: readMessage,
  },
  asking,
  makes: 'message',
  costs,
  composers,
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://grok.com/',
    usage: 'https://grok.com/?_s=usage',
    topUp: 'https://grok.com/?_s=billing',
  },
});
