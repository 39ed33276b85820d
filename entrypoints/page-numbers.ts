import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leave } from '../lib/page/left';
import { numbersOf } from '../lib/wire/numbers';

/** For the page tap of a site that the person points at: lib/wire/parts.ts. */
export default defineUnlistedScript({
  globalName: false,
  main: () => leave(globalThis, 'numbersOf', numbersOf),
});
