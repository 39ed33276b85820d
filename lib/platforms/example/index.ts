import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { readCredits } from './balance';
import { composers } from './composer';
import { costs } from './costs';
import { endpoints } from './endpoints';
import { readOrganizations } from './identity';
import { planTable } from './plans';
import { readGenerate } from './traffic';

const api = 'https://pretend.example/api';

/**
 * A pretend platform, complete: what `npm run new-platform` copies, and what all tests of platforms hold it to. It is
 * not in the registry, so no extension has it.
 */
export const example = definePlatform({
  id: 'example',
  name: 'Example',
  glyph: '✎',
  tier: 'A',
  confidence: 'high',
  pages: ['https://pretend.example/*'],
  permissions: ['https://pretend.example/*'],
  sessionIn: 'page',
  endpoints,
  readers: { organizations: readOrganizations, credits: readCredits, generate: readGenerate },
  asking: {
    via: ['tab', 'background'],
    identity: {
      ...{ endpoint: 'organizations', method: 'GET', url: `${api}/orgs` },
      auth: { kind: 'cookies' },
    },
    balance: ({ id }) => [
      {
        ...{ endpoint: 'credits', method: 'GET', url: `${api}/orgs/${encodeURIComponent(id)}/credits` },
        ...{ auth: { kind: 'cookies' }, required: true },
      },
    ],
  },
  makes: 'video',
  costs,
  composers,
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://pretend.example/create',
    usage: 'https://pretend.example/usage',
    topUp: 'https://pretend.example/buy',
  },
});
