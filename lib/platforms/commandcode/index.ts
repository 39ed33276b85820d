import { type Ask, definePlatform } from '../platform';
import { readCredits } from './balance';
import { endpoints } from './endpoints';
import { readSubscription } from './subscription';

function ask(endpoint: keyof typeof endpoints): Ask {
  const { method, url } = endpoints[endpoint];
  return { endpoint, method, url, auth: { kind: 'cookies' } };
}

/** Command Code: credit in USD and two windows, told to the sign-in of its site. Used is it in the terminal, so no use is seen. */
export const commandcode = definePlatform({
  id: 'commandcode',
  name: 'Command Code',
  glyph: 'CC',
  icon: 'commandcode',
  tier: 'A',
  confidence: 'medium',
  pages: ['https://commandcode.ai/*'],
  permissions: ['https://commandcode.ai/*', 'https://api.commandcode.ai/*'],
  sessionIn: 'page',
  endpoints,
  readers: { credits: readCredits, subscription: readSubscription },
  asking: {
    via: ['tab', 'background'],
    // The second is asked whenever the first is: it adds what the first one's answer takes away again.
    balance: () => [{ ...ask('credits'), required: true }, ask('subscription')],
  },
  makes: 'task',
  costs: [],
  composers: [],
  // What a month of each plan gives is in one undated list only (CodexBar, CommandCodePlanCatalog.swift).
  plans: [],
  // How much a month gives is not always told: no share can be taken. In USD.
  thresholds: { low: { value: 2, in: 'units' }, critical: { value: 0.5, in: 'units' } },
  links: {
    home: 'https://commandcode.ai/',
    usage: 'https://commandcode.ai/',
    topUp: 'https://commandcode.ai/',
  },
});
