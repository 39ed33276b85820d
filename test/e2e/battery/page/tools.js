/** What the checks are made of. Plain objects only come out: everything is compared as JSON. */

// Kept from before a hostile script or a check changes them.
const { setTimeout, clearTimeout, Promise: SafePromise, TextDecoder: Decoder } = globalThis;
const { parse, stringify } = JSON;
const ownFetch = globalThis.fetch;
const readText = Response.prototype.text;

const run = Math.random().toString(36).slice(2);
let made = 0;

/**
 * The two natures of a request: at an address that an endpoint of ours claims, and at one that none does.
 * `read` is a GET that tells a balance, `send` a POST that spends.
 */
export const natures = {
  watched: {
    read: '/api/organizations/battery/usage',
    send: '/api/organizations/battery/chat_conversations/c1/completion',
  },
  other: { read: '/battery/read', send: '/battery/send' },
};

/** An address that is answered with `scene`, and the id by which `seenOf` knows it. */
export function address(path, scene) {
  const id = `${run}-${made++}`;
  return { id, url: `${path}?battery=${scene}&id=${id}` };
}

/**
 * What the server saw of the request: once, but for what Chromium asks again by itself where the connection was an
 * old one; with its headers and how it ended.
 */
export async function seenOf(id) {
  const response = await ownFetch(`/battery/seen?id=${id}`);
  return parse(await readText.call(response));
}

/** Waits until the server has got the request. */
export async function arrived(id) {
  const response = await ownFetch(`/battery/arrived?id=${id}`);
  await readText.call(response);
}

/** Breaks the connection of a stream that waits for it. */
export async function breakNow(id) {
  await ownFetch(`/battery/break?id=${id}`);
}

export const prompt = { prompt: 'How many credits are in a gauge?', model: 'm' };

export function post(more = {}) {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: stringify(prompt),
    ...more,
  };
}

/** An error as the page sees it, without its stack. */
export function faultOf(error) {
  if (!(error instanceof Error || error instanceof DOMException)) {
    // Firefox's old kind of exception has the last line of its stack among its words.
    return { thrown: String(error).replace(/location: ".*?"/, 'location') };
  }
  const { name, message, code } = error;
  // Chromium puts these words before the same fault or not, as it happens.
  const words = withoutId(message).replace("Failed to execute 'json' on 'Response': ", '');
  return { kind: error.constructor.name, name, message: words, code };
}

export async function faultIn(action) {
  try {
    const value = await action();
    return { noFault: String(value) };
  } catch (error) {
    return faultOf(error);
  }
}

/** The addresses differ from run to run by their ids only. */
export function withoutId(text) {
  return String(text)
    .replaceAll(run, 'RUN')
    .replaceAll(/RUN-\d+/g, 'ID');
}

export function pause(milliseconds) {
  return new SafePromise((resolve) => setTimeout(resolve, milliseconds));
}

export async function within(milliseconds, promise) {
  let timer;
  const late = new SafePromise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await SafePromise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether it is the same thing each time. */
export function isSame(read) {
  const first = read();
  return first === read();
}

export function text(bytes) {
  return new Decoder().decode(bytes);
}

export function joined(parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return text(bytes);
}

/** The table of checks with every name prefixed. */
export function under(prefix, checks) {
  return Object.fromEntries(Object.entries(checks).map(([name, check]) => [`${prefix}: ${name}`, check]));
}
