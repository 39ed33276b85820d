import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leave } from '../lib/page/left';
import { parseTrpc, plainTrpc } from '../lib/wire/trpc';

/** For the page tap of platforms that answer by tRPC: lib/wire/parts.ts. */
export default defineUnlistedScript({
  globalName: false,
  main: () => leave(globalThis, 'trpc', { parse: parseTrpc, plain: plainTrpc }),
});
