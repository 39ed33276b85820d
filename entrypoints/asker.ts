import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { loaded } from '../lib/overlay/loaded';
import { askInTab } from '../lib/page/ask-in-tab';
import '../lib/wire/all-parts';

/** Requests of ours from a page's own origin, put into a tab when one is to be made there (lib/tracker/asker.ts). */
export default defineUnlistedScript(() => {
  loaded(globalThis).askInTab = askInTab;
});
