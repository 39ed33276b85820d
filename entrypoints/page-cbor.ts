import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leave } from '../lib/page/left';
import { readCbor } from '../lib/wire/cbor';

/** For the page tap of platforms that answer in CBOR: lib/wire/parts.ts. */
export default defineUnlistedScript({
  globalName: false,
  main: () => leave(globalThis, 'readCbor', readCbor),
});
