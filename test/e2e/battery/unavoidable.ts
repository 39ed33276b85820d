/** What a page can tell, and why it can't be otherwise. Everything else must be equal. */
export const unavoidable: readonly RegExp[] = [
  // Our wrapper stands between the page and the browser: it is a line of the stack.
  /^the page: the stack of an error ·/,
  // And the topmost: what breaks the page's own policy is reported with the script that made the call.
  /^forbidden: (fetch|XMLHttpRequest|EventSource|WebSocket) · heard\.0\.sourceFile:/,
  // A Proxy has no name there, and only a change of Function.prototype itself would give it one: see
  // lib/page/native-look.ts. `fetch.toString()` is as ever.
  /^Function\.prototype\.toString of (fetch|XMLHttpRequest\.prototype\.\w+|WebSocket|EventSource) ·/,
  // An observed response has a prototype of its own before the class's: see lib/page/layer.ts.
  /^watched object: (the prototype of a response|the methods of a response) ·/,
  // What our content script asks is asked in the page's name: it stands in the page's Resource Timing.
  /^resources that the battery did not ask for · : without \[\], and also \[("\/api\/[\w/-]+ by another",?)+\]$/,
  // One promise job later: the page gets the promise that follows the original, because to watch the original
  // itself would mark its rejection as handled, and nobody would hear of it any more.
  /^watched order: (an abort|a read of what is there) · : in another order: .* → \["one","(fault|read)","two"/,
];

/** A watched EventSource has such a prototype as well: see lib/page/layer.ts. */
export const unavoidableWhereTapped: readonly RegExp[] = [
  /^(watched|other) EventSource: .* · facts\.prototype: true → false$/,
];

/** Firefox tells of two promises of its own where a pipe breaks, as handled later; a watched pipe is two pipes. */
export const unavoidableInFirefox: readonly RegExp[] = [
  ...unavoidable,
  /^watched unhandled: a stream that breaks in a pipe(Through)? ·/,
];
