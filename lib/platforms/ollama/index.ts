import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { endpoints } from './endpoints';
import { planTable } from './plans';
import { readSettings } from './settings-page';

/** Ollama's cloud: what its settings page shows. It is used in apps and terminals, so no use is seen. */
export const ollama = definePlatform({
  id: 'ollama',
  name: 'Ollama',
  glyph: 'Ol',
  icon: 'ollama',
  tier: 'A',
  confidence: 'medium',
  pages: ['https://ollama.com/*'],
  permissions: ['https://ollama.com/*'],
  sessionIn: 'page',
  endpoints,
  readers: { settings: readSettings },
  asking: {
    via: ['tab', 'background'],
    balance: () => [
      {
        endpoint: 'settings',
        method: 'GET',
        url: 'https://ollama.com/settings',
        auth: { kind: 'cookies' },
        required: true,
      },
    ],
  },
  makes: 'request',
  costs: [],
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://ollama.com/',
    usage: 'https://ollama.com/settings',
    topUp: 'https://ollama.com/settings',
  },
});
