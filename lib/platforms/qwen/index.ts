import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { endpoints } from './endpoints';
import { planTable } from './plans';
import { readGateway } from './token-plan';
import { readCompletion } from './traffic';

const pages = ['https://chat.qwen.ai/*', 'https://home.qwencloud.com/*'];

/**
 * Qwen: the token plan of Qwen Cloud, and messages of the chat, which is free. The console's gateway wants a `sec_token`
 * that only its page has, so it is read along.
 */
export const qwen = definePlatform({
  id: 'qwen',
  name: 'Qwen',
  glyph: 'Qw',
  icon: 'qwen',
  tier: 'A',
  confidence: 'medium',
  pages,
  permissions: pages,
  sessionIn: 'page',
  endpoints,
  readers: { 'token-plan': readGateway, completion: readCompletion },
  asking: { via: [], balance: () => [], readAlong: ['token-plan'] },
  makes: 'message',
  costs: [],
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://chat.qwen.ai/',
    usage: 'https://home.qwencloud.com/billing/subscription/token-plan-individual',
    topUp: 'https://home.qwencloud.com/billing/subscription/token-plan-individual',
  },
});
