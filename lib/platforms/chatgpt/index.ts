import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { accountsCheck, me, session, subscriptions } from './account';
import { libraryStorage, premiumUsage, tasksRateLimit } from './allowances';
import { asking } from './asking';
import { composers } from './composer';
import { costs } from './costs';
import { autoTopUp, remainingBalance, resetCredits } from './credits';
import { endpoints } from './endpoints';
import { conversationInit } from './limits';
import { planTable } from './plans';

import { signedIn } from './refusal';
import { codexResponses } from './refused-turn';
import { codexSettingsPage } from './settings-page';
import { anonymousConversation, conversation, conversationResume } from './traffic';
import { whamUsage } from './usage';

/**
 * ChatGPT: counts of features, caps of models, Codex windows in percent, bought credits.
 *
 * Left out: the user's WebSocket (wss://ws.chatgpt.com/ws/user/…), on which some long turns go on. Its
 * frames are arrays that carry pieces of an SSE text, and it is never done; the POST that starts such a
 * turn is seen, which counts it, and the balance is asked after every spend.
 */
export const chatgpt = definePlatform({
  id: 'chatgpt',
  name: 'ChatGPT',
  glyph: '◎',
  icon: 'openai',
  tier: 'A',
  confidence: 'high',
  pages: ['https://chatgpt.com/*'],
  permissions: ['https://chatgpt.com/*'],
  sessionIn: 'page',
  endpoints,
  readers: {
    session,
    'conversation-init': signedIn(conversationInit),
    'wham-usage': signedIn(whamUsage),
    'reset-credits': signedIn(resetCredits),
    'tasks-rate-limit': signedIn(tasksRateLimit),
    'remaining-balance': signedIn(remainingBalance),
    'library-storage': signedIn(libraryStorage),
    'premium-usage': signedIn(premiumUsage),
    subscriptions: signedIn(subscriptions),
    'auto-top-up': signedIn(autoTopUp),
    'accounts-check': signedIn(accountsCheck),
    me: signedIn(me),
    conversation: signedIn(conversation),
    'conversation-anonymous': anonymousConversation,
    'conversation-resume': signedIn(conversationResume),
    'codex-responses': signedIn(codexResponses),
    'codex-settings-page': codexSettingsPage,
  },
  asking,
  makes: 'message',
  costs,
  composers,
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://chatgpt.com/',
    usage: 'https://chatgpt.com/codex/settings/usage',
    topUp: 'https://chatgpt.com/codex/settings/usage',
  },
});
