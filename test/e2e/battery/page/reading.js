import {
  address,
  faultIn,
  faultOf,
  isSame,
  joined,
  natures,
  post,
  seenOf,
  text,
  under,
  withoutId,
} from './tools.js';

async function drain(reader) {
  const parts = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(parts);
    parts.push(value);
  }
}

async function drainText(reader) {
  let all = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return all;
    all += value;
  }
}

async function iterate(iterable) {
  const parts = [];
  for await (const part of iterable) parts.push(part);
  return joined(parts);
}

async function byob(stream) {
  const reader = stream.getReader({ mode: 'byob' });
  const parts = [];
  for (;;) {
    const { done, value } = await reader.read(new Uint8Array(7));
    if (done) return { text: joined(parts), last: value?.byteLength ?? null };
    parts.push(value);
  }
}

function collector(options = {}) {
  const parts = [];
  const sink = new WritableStream({ write: (part) => void parts.push(part), ...options });
  return { sink, text: () => joined(parts) };
}

/** Every way to the content of a body. */
const ways = {
  text: (response) => response.text(),
  json: (response) => faultOr(() => response.json()),
  arrayBuffer: async (response) => text(await response.arrayBuffer()),
  blob: async (response) => {
    const blob = await response.blob();
    return { type: blob.type, text: await blob.text() };
  },
  bytes: async (response) => ('bytes' in response ? text(await response.bytes()) : 'not here'),
  formData: (response) => faultOr(async () => Object.fromEntries(await response.formData())),
  'a reader': (response) => drain(response.body.getReader()),
  'a BYOB reader': (response) => byob(response.body),
  'for await': (response) => iterate(response.body),
  values: (response) => iterate(response.body.values({ preventCancel: true })),
  pipeTo: async (response) => {
    const { sink, text } = collector();
    const piped = response.body.pipeTo(sink);
    const during = response.body.locked;
    const result = await piped;
    return { during, result: String(result), after: response.body.locked, text: text() };
  },
  pipeThrough: async (response) => {
    const readable = response.body.pipeThrough(new TextDecoderStream());
    const during = response.body.locked;
    return { during, text: await drainText(readable.getReader()) };
  },
  'pipeThrough and on': async (response) => {
    const parts = [];
    await response.body
      .pipeThrough(new TextDecoderStream())
      .pipeTo(new WritableStream({ write: (part) => void parts.push(part) }));
    return parts.join('');
  },
  tee: async (response) => {
    const [left, right] = response.body.tee();
    return Promise.all([drain(left.getReader()), iterate(right)]);
  },
  'clone, then both': async (response) => {
    const copy = response.clone();
    return Promise.all([response.text(), copy.text()]);
  },
  'clone after a look at body': async (response) => {
    const before = response.body;
    const copy = response.clone();
    const same = response.body === before;
    return {
      same,
      locked: before.locked,
      texts: await Promise.all([drain(response.body.getReader()), copy.text()]),
    };
  },
  'clone of a clone': async (response) => {
    const copy = response.clone();
    const second = copy.clone();
    return Promise.all([response, copy, second].map((one) => one.text()));
  },
  'a Response made of its body': async (response) => new Response(response.body, response).text(),
  'the prototype’s methods': async (response) => {
    const copy = Response.prototype.clone.call(response);
    const { get } = Object.getOwnPropertyDescriptor(Response.prototype, 'body');
    const stream = get.call(response);
    const reader = ReadableStream.prototype.getReader.call(stream);
    return [await drain(reader), await Response.prototype.text.call(copy)];
  },
  'a reader, released and taken again': async (response) => {
    const first = response.body.getReader();
    const { value } = await first.read();
    first.releaseLock();
    const rest = await byob(response.body);
    return { first: value.byteLength > 0, last: rest.last };
  },
  'a moved stream': async (response) => {
    const stream = response.body;
    const moved = structuredClone(stream, { transfer: [stream] });
    return { locked: stream.locked, text: await drain(moved.getReader()) };
  },
};

/** A Firefox before a method has it says so by the same fault with and without us. */
async function faultOr(action) {
  try {
    return { value: await action() };
  } catch (error) {
    return faultOf(error);
  }
}

function face(response) {
  const { url, type, redirected, ok, status, statusText, bodyUsed } = response;
  return {
    url: withoutId(url),
    type,
    redirected,
    ok,
    status,
    statusText,
    bodyUsed,
    headers: [...response.headers],
  };
}

function readingOf({ read, send }) {
  const sources = {
    'a JSON answer': () => fetch(address(read, 'json').url),
    'a stream': () => fetch(address(send, 'events').url, post()),
  };
  const checks = {};
  for (const [source, ask] of Object.entries(sources)) {
    for (const [way, take] of Object.entries(ways)) {
      checks[`${source} by ${way}`] = async () => {
        const response = await ask();
        const before = face(response);
        const taken = await faultOr(() => take(response));
        const again = await faultIn(() => response.text());
        return { before, taken, used: response.bodyUsed, again };
      };
    }
  }
  return checks;
}

/** Answers that are not what was hoped for. */
function answersOf({ read, send }) {
  const checks = {};
  for (const scene of ['limit', 'html', 'no-content', 'empty', 'half', 'elsewhere', 'form']) {
    for (const way of ['text', 'json', 'formData', 'a reader']) {
      checks[`the answer "${scene}" by ${way}`] = async () => {
        const response = await fetch(address(read, scene).url);
        const isStream = response.body !== null;
        return { face: face(response), isStream, taken: await faultOr(() => ways[way](response)) };
      };
    }
  }
  for (const way of ['text', 'a reader', 'for await', 'pipeTo', 'pipeThrough', 'clone, then both']) {
    checks[`a stream that breaks by ${way}`] = async () => {
      const response = await fetch(address(send, 'broken').url, post());
      return faultOr(() => ways[way](response));
    };
  }
  return checks;
}

/** Ways of "stop generating": after each, the server must see the end at once. */
function stopsOf({ send }) {
  const stops = {
    'reader.cancel': async (response) => {
      const reader = response.body.getReader();
      await reader.read();
      await reader.cancel('enough');
      return [isSame(() => reader.closed), await reader.read()];
    },
    'stream.cancel': (response) => response.body.cancel('enough'),
    'a break out of for await': async (response) => {
      for await (const part of response.body) if (part.byteLength > 0) break;
      return response.body.locked;
    },
    'iterator.return': async (response) => {
      const iterator = response.body.values();
      await iterator.next();
      return iterator.return('enough');
    },
    'a sink that fails': async (response) => {
      const failure = new RangeError('the sink is full');
      const sink = new WritableStream({ write: () => Promise.reject(failure) });
      return response.body.pipeTo(sink).catch((error) => ({ same: error === failure }));
    },
    'an aborted pipe': async (response) => {
      const stop = new AbortController();
      const reason = { my: 'reason' };
      const piped = response.body.pipeTo(new WritableStream(), { signal: stop.signal });
      setTimeout(() => stop.abort(reason), 5);
      return piped.catch((error) => ({ same: error === reason }));
    },
    'an aborted pipe, kept readable': async (response) => {
      const stop = new AbortController();
      const options = { signal: stop.signal, preventCancel: true };
      const piped = response.body.pipeTo(new WritableStream(), options);
      setTimeout(() => stop.abort(), 5);
      const fault = await faultIn(() => piped);
      const { locked } = response.body;
      await response.body.cancel();
      return { fault, locked };
    },
    'cancel behind a pipeThrough': async (response) => {
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      await reader.read();
      return reader.cancel('enough');
    },
    'cancel of both sides of a clone': async (response) => {
      const copy = response.clone();
      await Promise.all([copy.body.cancel('one'), response.body.cancel('two')]);
    },
    'cancel of both sides of a tee': async (response) => {
      const sides = response.body.tee();
      await Promise.all(sides.map((side) => side.cancel('enough')));
    },
  };
  const checks = {};
  for (const [name, stop] of Object.entries(stops)) {
    checks[`stopped by ${name}`] = async () => {
      const { id, url } = address(send, 'endless');
      const result = await faultOr(async () => stop(await fetch(url, post())));
      return { result, ended: (await seenOf(id)).map(({ ended }) => ended) };
    };
  }
  return checks;
}

export const reading = {
  ...under('watched', answersOf(natures.watched)),
  ...Object.fromEntries(
    Object.entries(natures).flatMap(([nature, paths]) =>
      Object.entries({
        ...under(nature, readingOf(paths)),
        ...under(nature, stopsOf(paths)),
      }),
    ),
  ),
};
