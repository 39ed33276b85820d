import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leave } from '../lib/page/left';
import { BatchReader } from '../lib/wire/batchexecute';

/** For the page tap of Google's apps, which answer by batchexecute: lib/wire/parts.ts. */
export default defineUnlistedScript({
  globalName: false,
  main: () => leave(globalThis, 'BatchReader', BatchReader),
});
