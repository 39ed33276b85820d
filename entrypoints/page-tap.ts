import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { install } from '../lib/page/install';
import { takeLeft } from '../lib/page/left';
import { parts } from '../lib/wire/parts';

/** Runs in the page's own world (`world: 'MAIN'`, document_start), registered when a platform is switched on. */
export default defineUnlistedScript({
  // Otherwise the page has a variable `pageTap` more.
  globalName: false,
  main() {
    const { endpoints, toldLater, wizAsk, ...found } = takeLeft(globalThis);
    Object.assign(parts, found);
    if (endpoints !== undefined) install(window, endpoints, wizAsk, toldLater);
  },
});
