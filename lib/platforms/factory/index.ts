import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { endpoints } from './endpoints';
import { readMe } from './identity';
import { readLimits } from './limits';
import { readPeriod } from './period';
import { planTable } from './plans';

const api = 'https://api.factory.ai/api';
/** As its page asks (CodexBar docs/factory.md): with the sign-in's token, which the page keeps. */
const asked = {
  method: 'GET',
  headers: { 'x-factory-client': 'web-app' },
  auth: { kind: 'stored-token', key: 'workos:access-token' },
} as const;

/**
 * Factory (Droid): windows in percent of an organisation, and bought extra usage, asked in a tab of it. Droids mostly work
 * in a terminal, so no use is seen, and there is no box.
 */
export const factory = definePlatform({
  id: 'factory',
  name: 'Factory (Droid)',
  glyph: 'Fy',
  tier: 'A',
  confidence: 'high',
  pages: ['https://app.factory.ai/*'],
  permissions: ['https://app.factory.ai/*'],
  sessionIn: 'page',
  endpoints,
  readers: { limits: readLimits, 'period-usage': readPeriod, me: readMe },
  asking: {
    via: ['tab'],
    identity: { ...asked, endpoint: 'me', url: `${api}/app/auth/me` },
    balance: () => [
      { ...asked, endpoint: 'limits', url: `${api}/billing/limits`, required: true },
      {
        ...{ ...asked, endpoint: 'period-usage', everySeconds: 3600 },
        url: `${api}/organization/subscription/usage?useCache=true`,
      },
    ],
  },
  makes: 'task',
  costs: [],
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://app.factory.ai/',
    usage: 'https://app.factory.ai/settings/billing',
    topUp: 'https://app.factory.ai/settings/billing',
  },
});
