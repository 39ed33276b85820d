import { FROM_CONTENT } from '../../../lib/page/bridge-messages';
import { install } from '../../../lib/page/install';
import type { Endpoint } from '../../../lib/wire/endpoint';

const heard: Omit<Endpoint, 'url'> = {
  kind: 'balance',
  method: 'GET',
  confidence: 'low',
  response: { events: { keys: { type: true } } },
};

/**
 * The tap with endpoints that no platform has today: event streams and sockets that are watched. The first script
 * of a page, as the extension's would be.
 */
install(window, {
  streams: {
    ...heard,
    url: ['https://claude.ai/api/organizations/:org/usage', 'https://claude.ai/battery/read'],
  },
  sockets: {
    ...heard,
    url: [
      'wss://chatgpt.com/backend-api/celsius/ws/user',
      'wss://claude.ai/api/organizations/:org/usage',
      'wss://claude.ai/battery/read',
    ],
  },
});
// There is no content script to hear what the tap tells.
document.dispatchEvent(new CustomEvent(FROM_CONTENT, { detail: JSON.stringify({ type: 'ready' }) }));
