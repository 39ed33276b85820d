import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createOverlay } from '../lib/overlay/create';
import { loaded } from '../lib/overlay/loaded';

/** All that stands in a page, put into it when there is first something to show (lib/tracker/scripts.ts). */
export default defineUnlistedScript(() => {
  loaded(globalThis).createOverlay = createOverlay;
});
