import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { readBillingInfo } from './balance';
import { composers } from './composer';
import { costs } from './costs';
import { endpoints } from './endpoints';
import { planTable } from './plans';

import { readConcat, readCreate, readDownload } from './traffic';

/**
 * Suno: credits of a plan, bought ones, and downloads. The API lives on another host than the page
 * and is asked from inside the page, where the session token lives; so no permission is needed for it.
 */
export const suno = definePlatform({
  id: 'suno',
  name: 'Suno',
  glyph: '♪',
  icon: 'suno',
  tier: 'A',
  confidence: 'high',
  pages: ['https://suno.com/*'],
  permissions: ['https://suno.com/*'],
  sessionIn: 'page',
  endpoints,
  readers: {
    'billing-info': readBillingInfo,
    create: readCreate,
    concat: readConcat,
    download: readDownload,
  },
  asking: {
    via: ['page'],
    balance: () => [
      {
        endpoint: 'billing-info',
        method: 'GET',
        url: 'https://studio-api-prod.suno.com/api/billing/info/',
        auth: { kind: 'clerk' },
        required: true,
      },
    ],
  },
  makes: 'create',
  costs,
  composers,
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://suno.com/create',
    usage: 'https://suno.com/account',
    topUp: 'https://suno.com/account',
  },
});
