/** As hardened pages do (SES and others): nothing can be changed any more. */
for (const { prototype } of [
  Response,
  Request,
  ReadableStream,
  XMLHttpRequest,
  EventTarget,
  Promise,
  Headers,
])
  Object.freeze(prototype);
for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Response', 'Promise'])
  Object.defineProperty(window, name, {
    value: Object.freeze(window[name]),
    writable: false,
    configurable: false,
  });
