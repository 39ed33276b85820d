import { definePlatform } from '../platform';
import { readActivity, readBudgets, readCredits, readKey, readKeyByHash, readKeys } from './balance';
import { endpoints } from './endpoints';
import { readModels } from './prices';
import { readCompletion, readGeneration } from './traffic';

/**
 * OpenRouter: prepaid credits in USD, and a cap a key. The key is asked with from the background. The
 * pages are watched for one thing: what the answers of its chat room cost.
 */
export const openrouter = definePlatform({
  id: 'openrouter',
  name: 'OpenRouter',
  glyph: '⇄',
  icon: 'openrouter',
  tier: 'A',
  confidence: 'high',
  pages: ['https://openrouter.ai/*'],
  permissions: ['https://openrouter.ai/*'],
  sessionIn: 'key',
  endpoints,
  readers: {
    credits: readCredits,
    key: readKey,
    keys: readKeys,
    'key-by-hash': readKeyByHash,
    activity: readActivity,
    budgets: readBudgets,
    models: readModels,
    'chat-completions': readCompletion,
    generation: readGeneration,
  },
  asking: {
    via: ['background'],
    balance: () => [
      {
        endpoint: 'key',
        method: 'GET',
        url: 'https://openrouter.ai/api/v1/key',
        auth: { kind: 'key' },
        required: true,
      },
      // By the API's text for management keys only; others often get it too. OpenRouter keeps it for a minute.
      {
        endpoint: 'credits',
        method: 'GET',
        url: 'https://openrouter.ai/api/v1/credits',
        auth: { kind: 'key' },
        everySeconds: 60,
      },
    ],
  },
  makes: 'completion',
  costs: [],
  // For models of which the page was not seen to read `/models`.
  priceData: { provider: 'openrouter', feature: 'completion', pool: 'credits' },
  // No selector of the chat room's box is known (dossier of November 2026): the preview follows the traffic.
  composers: [],
  // No plan table: it sells no plans, and the fee on buying credits was not found.
  plans: [],
  // The limit of a purse is all that was ever bought: a share of it says nothing. In USD.
  thresholds: { low: { value: 5, in: 'units' }, critical: { value: 1, in: 'units' } },
  links: {
    home: 'https://openrouter.ai/',
    usage: 'https://openrouter.ai/activity',
    topUp: 'https://openrouter.ai/settings/credits',
    keys: 'https://openrouter.ai/settings/keys',
  },
  key: {
    kind: 'inference',
    pattern: '^sk-or-v1-[0-9A-Za-z]{16,}$',
    example: 'sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
    help: 'An API key shows its own limit. A management key shows the credits of the account too; it can also make and delete keys, so prefer an API key where that is enough.',
  },
});
