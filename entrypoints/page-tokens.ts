import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { countTokens } from '../lib/core/quote/tokens';
import { leave } from '../lib/page/left';

/** For the page tap of platforms whose requests are told by their tokens: lib/wire/parts.ts. */
export default defineUnlistedScript({
  globalName: false,
  main: () => leave(globalThis, 'countTokens', countTokens),
});
