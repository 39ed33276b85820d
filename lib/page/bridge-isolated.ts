import type { Ask } from '../platforms/platform';
import type { Endpoints } from '../wire/endpoint';
import type { Json } from '../wire/json';
import {
  type ContentMessage,
  FROM_CONTENT,
  FROM_PAGE,
  type HeardFromPage,
  MAX_MESSAGE,
  parsePageMessage,
} from './bridge-messages';

/** A request of the tap's own takes at most 15 s (see ask.ts), and getting a token may come before it. */
const ANSWER_TIMEOUT = 20_000;

/** The isolated content script's end of the bridge to the tap in the page's world. */
export interface Bridge {
  /** Where requests that are held are spoken of: see hold.ts. */
  readonly channel: string;
  /**
   * What the tap has seen, each once, with the id that makes a report of it idempotent. Both are as the
   * page sent them, and a page may send anything: ask `isObservation` before use.
   */
  onObservation(
    listener: (id: string, observation: Json, draft: Json | undefined) => void,
    signal: AbortSignal,
    /** Something came on our channel that the tap can't have said. */
    onForged: (reason: 'malformed' | 'oversized') => void,
    /** A request that spends has left. */
    onSent: () => void,
  ): void;
  /**
   * Lets the page's world make a request, because only there is the token. Undefined where no answer came
   * in time, or where `signal` was aborted. Never rejects. The answer is unchecked, as above.
   */
  ask(ask: Ask, signal: AbortSignal): Promise<Json | undefined>;
  /** What the tap is to watch, now and when it comes later: only where it was not told from the start. */
  watch(endpoints: Endpoints): void;
  /** Takes the tap away. */
  stop(): void;
}

export function openBridge(document: Document): Bridge {
  const channel = crypto.randomUUID();
  const say = (message: ContentMessage): void => {
    document.dispatchEvent(new CustomEvent(FROM_CONTENT, { detail: JSON.stringify(message) }));
  };
  const hear = (
    listener: (message: HeardFromPage | undefined, detail: unknown) => void,
    signal: AbortSignal,
  ): void => {
    const parsed = (event: Event): void => {
      const { detail } = event as CustomEvent<unknown>;
      listener(parsePageMessage(detail), detail);
    };
    document.addEventListener(FROM_PAGE, parsed, { signal });
  };

  let watched: Endpoints | undefined;
  const sayWatched = (): void => {
    if (watched !== undefined) say({ type: 'watch', endpoints: watched });
  };

  let isSaying = false;
  /** A page that answers it with a hello at once would have us say it for ever. */
  const sayReady = (): void => {
    if (isSaying) return;
    isSaying = true;
    try {
      say({ type: 'ready', channel });
      sayWatched();
    } finally {
      isSaying = false;
    }
  };

  return {
    channel,

    onObservation(listener, signal, onForged, onSent) {
      if (signal.aborted) return;
      hear((message, detail) => {
        if (message === undefined)
          onForged(typeof detail === 'string' && detail.length > MAX_MESSAGE ? 'oversized' : 'malformed');
        // The tap came after us.
        if (message?.type === 'hello') sayReady();
        if (message?.type === 'sent') onSent();
        if (message?.type === 'observation') listener(message.id, message.observation, message.draft);
      }, signal);
      sayReady();
    },

    ask(ask, signal) {
      const id = crypto.randomUUID();
      const until = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_TIMEOUT)]);
      return new Promise((resolve) => {
        if (until.aborted) return resolve(undefined);
        until.addEventListener('abort', () => resolve(undefined), { once: true });
        hear((message) => {
          if (message?.type === 'answer' && message.id === id) resolve(message.observation);
        }, until);
        say({ type: 'ask', id, ask });
      });
    },

    watch(endpoints) {
      watched = endpoints;
      sayWatched();
    },

    stop() {
      say({ type: 'stop' });
    },
  };
}
