import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { install } from '../lib/page/install';
import { endpointsOfPage } from '../lib/platforms/endpoints';

/** Runs in the page's own world (`world: 'MAIN'`, document_start), registered when a platform is switched on. */
export default defineUnlistedScript({
  // Otherwise the page has a variable `pageTap` more.
  globalName: false,
  main() {
    const endpoints = endpointsOfPage(location.href);
    if (endpoints !== undefined) install(window, endpoints);
  },
});
