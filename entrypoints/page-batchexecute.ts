import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leave } from '../lib/page/left';
import { wizAsk } from '../lib/page/wiz';
import { batchForm } from '../lib/wire/batchexecute';

/** For the page tap of Google's apps, which answer by batchexecute (lib/wire/parts.ts) and are asked as they ask themselves. */
export default defineUnlistedScript({
  globalName: false,
  main() {
    leave(globalThis, 'batchexecute', batchForm);
    leave(globalThis, 'wizAsk', wizAsk);
  },
});
