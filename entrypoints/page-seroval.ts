import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leave } from '../lib/page/left';
import { parseSeroval } from '../lib/wire/seroval';

/** For the page tap of platforms whose server functions answer in seroval's text: lib/wire/parts.ts. */
export default defineUnlistedScript({
  globalName: false,
  main: () => leave(globalThis, 'parseSeroval', parseSeroval),
});
