import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { readChat } from './chat';
import { costs } from './costs';
import { endpoints } from './endpoints';
import { planTable } from './plans';

/**
 * Microsoft Copilot for consumers: AI credits of a Microsoft 365 plan. No address is known that tells what is left, so
 * they are typed in; what the chat uses is seen. What Word, Excel, Designer and the rest use of them is not.
 */
export const copilotMs = definePlatform({
  id: 'copilot-ms',
  name: 'Microsoft Copilot',
  glyph: 'M',
  icon: 'copilot',
  tier: 'B',
  confidence: 'medium',
  pages: ['https://copilot.microsoft.com/*'],
  permissions: ['https://copilot.microsoft.com/*'],
  sessionIn: 'page',
  note: 'Only its chat is seen: what Word, Excel, Designer and the other apps use of your credits is not counted.',
  endpoints,
  readers: { chat: readChat },
  asking: { via: [], balance: () => [] },
  makes: 'message',
  costs,
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://copilot.microsoft.com/',
    usage: 'https://account.microsoft.com/',
    topUp: 'https://account.microsoft.com/',
  },
});
