/** The one place where the extension API comes from: webextension-polyfill, through WXT's module. */
export { browser } from 'wxt/browser';
