import { definePlatform } from '../platform';
import { readFeatureQuota, readSummary } from './balance';
import { composers } from './composer';
import { endpoints } from './endpoints';
import { readCompletion } from './traffic';

const wallet = 'https://platform.deepseek.com/*';
const pages = [wallet, 'https://chat.deepseek.com/*'];

/**
 * DeepSeek: the wallet that the API platform's own page shows, and messages of the chat, which is free. The wallet is
 * asked for in a tab of that page, which keeps the token (CodexBar, docs/deepseek.md). With a key it is the platform
 * `deepseek-api`.
 */
export const deepseek = definePlatform({
  id: 'deepseek',
  name: 'DeepSeek',
  glyph: 'DS',
  icon: 'deepseek',
  tier: 'A',
  confidence: 'medium',
  pages,
  permissions: pages,
  sessionIn: 'page',
  note: 'With an API key, DeepSeek API reads the same wallet without a visit.',
  endpoints,
  readers: { summary: readSummary, 'feature-quota': readFeatureQuota, completion: readCompletion },
  asking: {
    via: ['tab'],
    balance: () => [
      {
        endpoint: 'summary',
        method: 'GET',
        url: 'https://platform.deepseek.com/api/v0/users/get_user_summary',
        // A JSON object with the token as its value.
        auth: { kind: 'stored-token', key: 'userToken', field: 'value' },
        from: wallet,
        required: true,
      },
    ],
  },
  makes: 'message',
  costs: [],
  composers,
  // It sells no plans: the chat is free, the API is paid in advance.
  plans: [],
  // A purse has no limit to take a share of. In its own currency.
  thresholds: { low: { value: 5, in: 'units' }, critical: { value: 1, in: 'units' } },
  links: {
    home: 'https://chat.deepseek.com/',
    usage: 'https://platform.deepseek.com/',
    topUp: 'https://platform.deepseek.com/',
  },
});
