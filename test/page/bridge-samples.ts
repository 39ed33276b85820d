import type { ContentMessage, PageMessage } from '../../lib/page/bridge-messages';
import type { Ask } from '../../lib/platforms/platform';
import type { Observation } from '../../lib/wire/observation';

/** Some of each kind: a kind that is new has to be added here before the types fit. */
type Samples<M extends { readonly type: string }> = {
  readonly [T in M['type']]: readonly Extract<M, { readonly type: T }>[];
};

/** What the tap says of this observation. */
export function pageSamples(id: string, observation: Observation): Samples<PageMessage> {
  return {
    hello: [{ type: 'hello' }],
    sent: [{ type: 'sent' }],
    observation: [
      { type: 'observation', id, observation },
      { type: 'observation', id, observation, draft: { about: 'spend', task: { feature: 'message' } } },
    ],
    answer: [{ type: 'answer', id, observation }],
  };
}

/** What the content script says, with this request for each way of authorising it. */
export function contentSamples(id: string, ask: Omit<Ask, 'auth'>): Samples<ContentMessage> {
  const auths: readonly Ask['auth'][] = [
    { kind: 'cookies' },
    { kind: 'clerk' },
    { kind: 'wiz' },
    { kind: 'key' },
    { kind: 'session-token', url: ask.url, field: 'accessToken' },
  ];
  return {
    ready: [{ type: 'ready' }, { type: 'ready', channel: id }],
    stop: [{ type: 'stop' }],
    watch: [{ type: 'watch', endpoints: {} }],
    ask: auths.map((auth) => ({ type: 'ask', id, ask: { ...ask, auth } })),
  };
}
