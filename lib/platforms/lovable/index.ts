import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { readBalance } from './balance';
import { composers } from './composer';
import { costs } from './costs';
import { endpoints } from './endpoints';
import { readMessage } from './message';
import { planTable } from './plans';
import { readWorkspace, readWorkspaces } from './workspace';

/**
 * Lovable: credits of a workspace, from grants of several kinds. It is asked nothing: its API wants a token that only
 * the page's own requests carry, so the page brings each number.
 */
export const lovable = definePlatform({
  id: 'lovable',
  name: 'Lovable',
  glyph: '♥',
  icon: 'lovable',
  tier: 'A',
  confidence: 'high',
  pages: ['https://lovable.dev/*'],
  permissions: ['https://lovable.dev/*'],
  sessionIn: 'page',
  endpoints,
  readers: {
    'credit-balance': readBalance,
    workspaces: readWorkspaces,
    workspace: readWorkspace,
    message: readMessage,
  },
  asking: { via: [], balance: () => [], readAlong: ['credit-balance'] },
  makes: 'build',
  costs,
  composers,
  planTable,
  plans: presetsOf(planTable),
  // The path of its "Plans & credit usage", under the workspace's settings, is not known.
  links: {
    home: 'https://lovable.dev/',
    usage: 'https://lovable.dev/',
    topUp: 'https://lovable.dev/',
  },
});
