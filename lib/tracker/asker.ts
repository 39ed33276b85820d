import * as v from 'valibot';
import { browser } from '../browser';
import type { TabMessage } from '../messages';
import { runAsk } from '../page/ask';
import { placeKey } from '../page/key-placement';
import type { Ask, Platform } from '../platforms/platform';
import type { Windows } from '../windows';
import type { Endpoint } from '../wire/endpoint';
import type { Observation } from '../wire/observation';
import { ObservationSchema } from '../wire/observation-schema';
import { injectAsker, tabsOf } from './scripts';
import { signedKey } from './signed-key';
import { within } from './within';

/** Answered, or there is nowhere to ask from: no tab of the platform is open and the background may not. */
export type Asked = { readonly observation: Observation } | { readonly nowhere: true };

const TAB_TIMEOUT = 20_000;

/** Where these don't answer (frozen, or still loading) the others hardly do, and each one takes its time. */
const MAX_TABS = 3;

/**
 * Makes one request where the platform wants it made: in a tab of its own, else from the background. For private
 * windows in a private tab or nowhere: the background's cookies and keys are those of the ordinary windows.
 */
export async function askFor(
  platform: Platform,
  windows: Windows,
  ask: Ask,
  key: string | undefined,
): Promise<Asked> {
  const endpoint = platform.endpoints[ask.endpoint];
  if (endpoint === undefined) throw new Error(`${platform.id} has no endpoint ${ask.endpoint}`);
  for (const via of platform.asking.via) {
    if (via === 'background') {
      if (windows === 'private' || ask.from !== undefined) continue;
      return { observation: await askHere(ask, endpoint, key) };
    }
    const pages = ask.from === undefined ? platform.pages : [ask.from];
    for (const tabId of (await tabsOf({ pages }, windows)).slice(0, MAX_TABS)) {
      const observation = await askTab(tabId, { name: 'tab/ask', via, ask, endpoint });
      if (observation !== undefined) return { observation };
    }
  }
  return { nowhere: true };
}

async function askHere(ask: Ask, endpoint: Endpoint, key: string | undefined): Promise<Observation> {
  return runAsk(ask, endpoint, {
    fetch: globalThis.fetch.bind(globalThis),
    now: Date.now,
    place: placeKey,
    ...(key === undefined ? {} : { key: await signedKey(ask.auth, key, Date.now()) }),
  });
}

/** Undefined where the tab has no content script that answers: it is loading, or shows an error page. */
async function askTab(tabId: number, message: TabMessage): Promise<Observation | undefined> {
  try {
    if (message.name === 'tab/ask' && message.via === 'tab') await injectAsker(tabId);
    const answer = await within(TAB_TIMEOUT, browser.tabs.sendMessage(tabId, message, { frameId: 0 }));
    const parsed = v.safeParse(ObservationSchema, answer);
    return parsed.success ? parsed.output : undefined;
  } catch (error) {
    console.debug('Credit Gauge: the tab does not answer', tabId, error);
    return undefined;
  }
}
