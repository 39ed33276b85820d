import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { loaded } from '../lib/overlay/loaded';
import { runAsk } from '../lib/page/ask';
import '../lib/wire/all-parts';

/** Requests of ours from a page's own origin, put into a tab when one is to be made there (lib/tracker/asker.ts). */
export default defineUnlistedScript(() => {
  loaded(globalThis).runAsk = runAsk;
});
