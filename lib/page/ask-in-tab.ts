import type { Ask } from '../platforms/platform';
import type { Endpoint } from '../wire/endpoint';
import type { Observation } from '../wire/observation';
import { type AskEnv, runAsk } from './ask';
import { storedToken } from './stored-token';

/** What a page's isolated world has for it. `stored`: what stands in the page's local storage. */
export interface TabEnv extends Pick<AskEnv, 'fetch' | 'now'> {
  readonly stored: (key: string) => string | null;
}

/** Makes a request of ours from a page's own origin. As {@link runAsk}. */
export function askInTab(ask: Ask, endpoint: Endpoint, { fetch, now, stored }: TabEnv): Promise<Observation> {
  return runAsk(ask, endpoint, { fetch, now, stored: (auth) => storedToken(auth, stored) });
}
