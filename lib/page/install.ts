import type { Ask } from '../platforms/platform';
import { claim, type Endpoints } from '../wire/endpoint';
import type { Observation } from '../wire/observation';
import { type AskEnv, runAsk } from './ask';
import { isTapped, openPageBridge } from './bridge-page';
import { clerkToken } from './clerk';
import { tapDocument } from './document-tap';
import { tapFetch } from './fetch-tap';
import { Holds } from './hold';
import { Patches } from './intercept';
import type { Left } from './left';
import { tapEventSource, tapWebSocket } from './message-tap';
import { apply, later, now, quietly } from './safe';
import type { Watch } from './watch';
import { tapXhr } from './xhr-tap';

/**
 * Puts the tap into the page's world and returns what takes it away again (as the content script's `stop`
 * does). Does nothing where a tap is alive already: the script may be injected twice. `toldLater`: the content script
 * says what is watched.
 */
export function install(
  world: Window & typeof globalThis,
  endpoints: Endpoints,
  wizAsk?: Left['wizAsk'],
  toldLater?: true,
): () => void {
  const { document, fetch: original } = world;
  if (isTapped(document)) return () => undefined;
  let live = true;
  let watched = endpoints;
  const patches = new Patches();
  const uninstall = (): void => {
    live = false;
    patches.undo();
    holds.close();
    bridge.close();
  };
  // Our own requests go past the tap: they are answered, not observed.
  const env: AskEnv = {
    fetch: (input, init) => apply(original, world, [input, init]),
    now,
    clerk: () => clerkToken(world as object),
  };
  const holds = new Holds(document);
  const bridge = openPageBridge(document, {
    ask: (ask) => answer(ask, watched, env, (own) => wizAsk?.(world, own)),
    watch: (told) => {
      if (toldLater) watched = told;
    },
    channel: (name) => holds.open(name),
    stop: uninstall,
  });
  const watch: Watch = {
    get endpoints() {
      return watched;
    },
    base: () => document.baseURI,
    now,
    later,
    emit: (observation, draft) => {
      if (live) quietly(() => bridge.tell(observation, draft));
    },
    sent: () => {
      if (live) quietly(() => bridge.sent());
    },
    holds,
  };
  for (const tap of [tapFetch, tapXhr, tapEventSource, tapWebSocket])
    quietly(() => tap(world, patches, watch));
  quietly(() => tapDocument(world, watch));
  return uninstall;
}

/** Whoever asks, a token of the page goes only where the endpoint of that name is declared to be. */
function answer(
  ask: Ask,
  endpoints: Endpoints,
  env: AskEnv,
  fillIn: (ask: Ask) => Promise<Ask> | undefined,
): Promise<Observation> | undefined {
  const claimed = claim(endpoints, ask.method, ask.url);
  if (claimed?.id !== ask.endpoint) return undefined;
  const run = (own: Ask): Promise<Observation> => runAsk(own, claimed.endpoint, env);
  const own = ask.auth.kind === 'wiz' ? fillIn(ask) : undefined;
  return own?.then(run) ?? run(ask);
}
