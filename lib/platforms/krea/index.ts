import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { readBilling } from './balance';
import { costs } from './costs';
import { endpoints } from './endpoints';
import { readEstimate } from './estimate';
import { planTable } from './plans';
import { readGenerate } from './traffic';

/** Krea: compute units of a plan, and the price that the page itself asks for. Where its prompt box is, no source says. */
export const krea = definePlatform({
  id: 'krea',
  name: 'Krea',
  glyph: 'Kr',
  icon: 'krea',
  tier: 'A',
  confidence: 'high',
  pages: ['https://www.krea.ai/*'],
  permissions: ['https://www.krea.ai/*'],
  sessionIn: 'page',
  endpoints,
  readers: { billing: readBilling, estimate: readEstimate, generate: readGenerate },
  asking: {
    via: ['tab', 'background'],
    balance: () => [
      {
        endpoint: 'billing',
        method: 'GET',
        url: 'https://www.krea.ai/api/billing-data',
        auth: { kind: 'cookies' },
        required: true,
      },
    ],
  },
  makes: 'image',
  costs,
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  // Of usage: docs.krea.ai, "Compute Units and Usage Guide".
  links: {
    home: 'https://www.krea.ai/app',
    usage: 'https://www.krea.ai/settings/usage-statistics',
    topUp: 'https://www.krea.ai/settings/billing',
  },
});
