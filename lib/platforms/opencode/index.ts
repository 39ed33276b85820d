import { type Ask, definePlatform } from '../platform';
import { endpoints } from './endpoints';
import { functions } from './functions';
import { readServer } from './server';

/** `args` are seroval's JSON: a list of texts. */
function ask(id: string, args: readonly string[]): Ask {
  const texts = args.map((text) => ({ t: 1, s: text }));
  const list = JSON.stringify({ t: { t: 9, i: 0, l: args.length, a: texts, o: 0 }, f: 31, m: [] });
  return {
    endpoint: 'server',
    method: 'GET',
    url: `https://opencode.ai/_server?id=${id}${args.length === 0 ? '' : `&args=${encodeURIComponent(list)}`}`,
    headers: { 'x-server-id': id, 'x-server-instance': 'server-fn:0' },
    auth: { kind: 'cookies' },
    required: true,
  };
}

/**
 * OpenCode Zen: the wallet of a workspace, and what was used of it in the month. What is used with its key is no page's. The
 * windows of a Go plan are told to the key: opencode-go.
 */
export const opencode = definePlatform({
  id: 'opencode',
  name: 'OpenCode Zen',
  glyph: 'Oc',
  icon: 'opencode',
  tier: 'A',
  confidence: 'medium',
  pages: ['https://opencode.ai/*'],
  permissions: ['https://opencode.ai/*'],
  sessionIn: 'page',
  note: 'The windows of a Go plan are told to its key alone: see OpenCode Go.',
  endpoints,
  readers: { server: readServer },
  asking: {
    via: ['tab', 'background'],
    identity: ask(functions.workspaces, []),
    balance: ({ id }) => [ask(functions.billing, [id])],
  },
  makes: 'request',
  costs: [],
  composers: [],
  plans: [],
  links: {
    home: 'https://opencode.ai/auth',
    usage: 'https://opencode.ai/auth',
    topUp: 'https://opencode.ai/auth',
  },
});
