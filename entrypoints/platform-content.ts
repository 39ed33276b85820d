import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { browser } from '../lib/browser';
import { isAlive } from '../lib/content/alive';
import { insistence } from '../lib/content/line';
import { once } from '../lib/content/once';
import { startContent } from '../lib/content/start';
import type { TabMessage } from '../lib/messages';
import { openBridge } from '../lib/page/bridge-isolated';
import { send } from '../lib/send';

/** The content script (isolated world) of a platform's pages. Registered by lib/tracker/scripts.ts. */
export default defineUnlistedScript(() => {
  once(globalThis, () =>
    startContent({
      document,
      send,
      isAlive: () => isAlive(browser),
      onMessage(listener, signal) {
        const heard = (message: unknown) => listener(message as TabMessage);
        browser.runtime.onMessage.addListener(heard);
        signal.addEventListener('abort', () => {
          // Without the extension nobody calls it, and there is nothing left to take it off.
          if (isAlive(browser)) browser.runtime.onMessage.removeListener(heard);
        });
      },
      bridge: openBridge(document),
      fetch: globalThis.fetch.bind(globalThis),
      now: Date.now,
      insistence,
    }),
  );
});
