import type { TabMessage } from '../messages';
import type { askInTab } from '../page/ask-in-tab';
import type { Bridge } from '../page/bridge-isolated';
import type { Ask } from '../platforms/platform';
import { isObservation } from '../wire/is-observation';
import type { Observation } from '../wire/observation';

export interface AskingWorld {
  /** The isolated world's own: it carries the page's cookies, and the page can't replace it. */
  readonly fetch: typeof fetch;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** What stands in the page's local storage. */
  readonly stored: (key: string) => string | null;
  readonly bridge: Pick<Bridge, 'ask'>;
  readonly signal: AbortSignal;
  /** Once its script is in this world. */
  readonly askInTab: () => typeof askInTab | undefined;
}

/**
 * Makes a request that the background wants from this page: from here, or in the page's own world where the
 * token lives. Rejects where nothing trustworthy came back; then the background asks another tab.
 */
export async function answerAsk(
  { via, ask, endpoint }: Extract<TabMessage, { name: 'tab/ask' }>,
  { fetch, now, stored, bridge, signal, askInTab }: AskingWorld,
): Promise<Observation> {
  if (!isHttps(ask)) throw new Error('Only https is asked.');
  // The page's world may answer with anything, so both answers pass the same border.
  const answer: unknown =
    via === 'tab' ? await askInTab()?.(ask, endpoint, { fetch, now, stored }) : await bridge.ask(ask, signal);
  if (!isObservation(answer))
    throw new Error(answer === undefined ? 'No answer from the page.' : 'An answer of unknown form.');
  return answer;
}

function isHttps({ url, auth }: Ask): boolean {
  const urls = auth.kind === 'session-token' ? [url, auth.url] : [url];
  return urls.every((one) => URL.canParse(one) && new URL(one).protocol === 'https:');
}
