import type { PageState } from '../core/page-state';
import type { PageReply, TabMessage } from '../messages';
import type { CreateOverlay } from '../overlay/overlay';
import type { Bridge } from '../page/bridge-isolated';
import { FROM_CONTENT } from '../page/bridge-messages';
import type { Composer } from '../platforms/platform';
import { type AskingWorld, answerAsk } from './asks';
import { Delivery } from './delivery';
import { type ContentDropReason, ContentDrops } from './drops';
import { isDraft } from './is-draft';
import { type Insistence, Line, type Send } from './line';
import { OverlayLoader } from './overlay-loader';
import { Preflight } from './preflight';
import { Sends } from './sends';
import { whenLoaded } from './when-loaded';

/** Everything that the content script needs of its world. */
export interface ContentWorld {
  readonly document: Document;
  readonly send: Send;
  /** False once the extension was updated or removed: then this script is an orphan that nobody hears. */
  readonly isAlive: () => boolean;
  /** Calls `listener` with every message of the background, until `signal` is aborted. */
  readonly onMessage: (listener: (message: TabMessage) => Promise<unknown>, signal: AbortSignal) => void;
  /** What stands in the page's local storage. Throws where the page has none. */
  readonly stored: (key: string) => string | null;
  readonly bridge: Bridge;
  readonly fetch: typeof fetch;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly insistence: Insistence;
  /** The background says what is watched here: a site that the person added. */
  readonly toldLater: boolean;
  /** The overlay's script, once it is in this world. */
  readonly overlay: () => CreateOverlay | undefined;
  /** The same for requests of ours. */
  readonly askInTab: AskingWorld['askInTab'];
}

/** Why a script stops that leaves the tap to its successor. */
const REPLACED = 'replaced';

/**
 * Starts the content script in a page of a platform. The returned signal is aborted when the background
 * switches the platform off or the extension is gone; then everything of ours has left the page.
 */
export function startContent(world: ContentWorld): AbortSignal {
  const { document, bridge, now } = world;
  const stopping = new AbortController();
  const { signal } = stopping;
  signal.addEventListener('abort', () => {
    if (signal.reason !== REPLACED) bridge.stop();
  });

  const line = new Line({ ...world, onOrphaned: () => stopping.abort(), signal });
  const drops = new ContentDrops(line, signal);
  const onDrop = (reason: ContentDropReason) => drops.count(reason);
  const delivery = new Delivery(line, onDrop);
  const overlay = new OverlayLoader({
    load: async () => {
      await line.say('page/overlay', {});
      return world.overlay();
    },
    world: {
      document,
      now,
      onDismiss: (key) => void line.say('page/dismiss', { key }),
      onView: (view) => void line.say('page/view', { view }),
      onLook: () => line.check(),
      signal,
    },
  });
  let composers: readonly Composer[] = [];
  const sends = new Sends({
    document,
    composers: () => composers,
    onUnseen: (unseen, evidence) => void line.say('page/unseen', { unseen, evidence }),
    signal,
  });
  let state: PageState | undefined;
  const preflight = new Preflight({
    document,
    now,
    channel: bridge.channel,
    state: () => state,
    overlay: () => overlay.overlay,
    onNotToday: () => void line.say('page/not-today', {}),
    onLetGo: (why) => {
      void line.say('page/let-go', { why });
      // The background's notification may not be permitted, and this page can't know.
      overlay.overlay?.note(why);
    },
    onLook: () => line.check(),
    signal,
  });
  const take = (news: Partial<PageReply>): void => {
    if (news.state !== undefined) state = news.state;
    if (news.composers !== undefined) composers = news.composers;
    overlay.take(news);
    preflight.look();
  };

  let pushes = 0;
  const hello = async (): Promise<void> => {
    const before = pushes;
    const reply = await line.say('page/hello', {});
    // A state that was pushed in the meantime is newer than the one in this answer.
    if (reply === undefined) return;
    if (reply.endpoints !== undefined) bridge.watch(reply.endpoints);
    take(pushes === before ? reply : { composers: reply.composers });
  };
  const hearBackground = (): void =>
    world.onMessage(async (message) => {
      if (message.name === 'tab/ask') return answerAsk(message, { ...world, signal });
      if (message.name === 'tab/stop') return stopping.abort();
      pushes++;
      take({ state: message.state });
    }, signal);
  bridge.onObservation(
    (id, observation, draft) => {
      delivery.add(id, observation);
      if (isDraft(draft)) overlay.drafted(draft);
    },
    signal,
    onDrop,
    () => sends.spent(),
  );
  leaveToSuccessor(world, stopping);
  // A page that comes back from the back/forward cache has heard nothing in the meantime.
  const shown = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) void hello();
  };
  document.defaultView?.addEventListener('pageshow', shown, { signal });
  const begin = (): void => {
    hearBackground();
    void hello();
  };
  // What is asked before we know what to watch is missed: there it can't wait for the page.
  if (world.toldLater) begin();
  else whenLoaded(document, begin, signal);
  return signal;
}

/**
 * Chromium leaves the scripts of an extension that was updated in place, unheard, and the new ones come
 * beside them. Whoever speaks to the tap while we are orphaned is our successor, and needs it.
 */
function leaveToSuccessor({ document, isAlive }: ContentWorld, stopping: AbortController): void {
  const spoken = (): void => {
    if (!isAlive()) stopping.abort(REPLACED);
  };
  document.addEventListener(FROM_CONTENT, spoken, { signal: stopping.signal });
}
