/** The extension's API in functions that run in the browser (`worker.evaluate`). */
declare const chrome: import('webextension-polyfill').Browser;
