import type { Ask } from '../platforms/platform';
import type { Endpoints } from '../wire/endpoint';
import type { Observation } from '../wire/observation';
import {
  FROM_CONTENT,
  FROM_PAGE,
  MAX_MESSAGE,
  type PageMessage,
  PROBE,
  parseContentMessage,
} from './bridge-messages';
import { dispatch, listen, randomId, SafeEvent, settled, stringify } from './safe';
import type { Draft } from './watch';

/** Observations that are kept until our content script listens; the oldest go first. */
export const MAX_KEPT = 50;

export interface PageBridge {
  tell(observation: Observation, draft?: Draft): void;
  /** Says that a request that spends has left. */
  sent(): void;
  close(): void;
}

/** Whether a tap is alive on this document. */
export function isTapped(document: Document): boolean {
  return !dispatch(document, new SafeEvent(PROBE, { cancelable: true }));
}

/** The page's end of the bridge. `answer` makes a request of ours. */
export function openPageBridge(
  document: Document,
  on: {
    readonly ask: (ask: Ask) => Promise<Observation> | undefined;
    readonly channel: (name: string) => void;
    readonly watch: (endpoints: Endpoints) => void;
    readonly stop: () => void;
  },
): PageBridge {
  const kept: PageMessage[] = [];
  let heard = false;

  const say = (message: PageMessage): void => {
    dispatch(document, new SafeEvent(FROM_PAGE, { detail: written(message) }));
  };
  const stops = [
    listen(document, PROBE, (event) => event.preventDefault()),
    listen(document, FROM_CONTENT, (event) => {
      const message = parseContentMessage((event as CustomEvent<unknown>).detail);
      if (message?.type === 'stop') on.stop();
      if (message?.type === 'watch') on.watch(message.endpoints);
      if (message?.type === 'ready') {
        if (message.channel !== undefined) on.channel(message.channel);
        heard = true;
        for (const old of kept.splice(0)) say(old);
      }
      if (message?.type === 'ask') {
        const { id } = message;
        const answer = on.ask(message.ask);
        if (answer === undefined) return;
        settled(answer, (observation) => observation && say({ type: 'answer', id, observation }));
      }
    }),
  ];
  say({ type: 'hello' });

  return {
    tell(observation, draft) {
      const message = {
        ...({ type: 'observation', id: randomId(), observation } as const),
        ...(draft === undefined ? {} : { draft }),
      };
      if (heard) return say(message);
      kept.push(message);
      if (kept.length > MAX_KEPT) kept.shift();
    },
    sent() {
      if (heard) say({ type: 'sent' });
    },
    close() {
      for (const stop of stops) stop();
    },
  };
}

/** As JSON. What is too long for the other side is told as too large, so that it is not just lost. */
function written(message: PageMessage): string {
  const text = stringify(message);
  if (text.length <= MAX_MESSAGE || !('observation' in message)) return text;
  const body = { kind: 'too-large', size: text.length } as const;
  return stringify({ ...message, observation: { ...message.observation, body } });
}
