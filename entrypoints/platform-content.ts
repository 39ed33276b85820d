import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { insistence } from '../lib/content/line';
import { once } from '../lib/content/once';
import { hear, isAlive, send } from '../lib/content/runtime';
import { startContent } from '../lib/content/start';
import type { TabMessage } from '../lib/messages';
import { loaded } from '../lib/overlay/loaded';
import { openBridge } from '../lib/page/bridge-isolated';
import { takeLeft } from '../lib/page/left';

/** The content script (isolated world) of a platform's pages. Registered by lib/tracker/scripts.ts. */
export default defineUnlistedScript(() => {
  once(globalThis, () =>
    startContent({
      document,
      send,
      isAlive,
      onMessage: (listener, signal) => hear((message) => listener(message as TabMessage), signal),
      bridge: openBridge(document),
      fetch: globalThis.fetch.bind(globalThis),
      now: Date.now,
      stored: (key) => localStorage.getItem(key),
      insistence,
      toldLater: takeLeft(globalThis).toldLater === true,
      overlay: () => loaded(globalThis).createOverlay,
      askInTab: () => loaded(globalThis).askInTab,
    }),
  );
});
