import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leave } from '../lib/page/left';
import { readPage } from '../lib/wire/page-text';

/** For the page tap of platforms that tell something in a page itself: lib/wire/parts.ts. */
export default defineUnlistedScript({
  globalName: false,
  main: () => leave(globalThis, 'readPage', readPage),
});
