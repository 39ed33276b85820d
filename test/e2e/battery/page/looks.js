import { address, faultIn, faultOf, isSame, natures, pause, post, under } from './tools.js';

function describe(owner, name) {
  const descriptor = Object.getOwnPropertyDescriptor(owner, name);
  if (descriptor === undefined) return 'none';
  const { value, get, set, ...flags } = descriptor;
  return { ...flags, has: [typeof value, typeof get, typeof set] };
}

/** All that a function tells about itself. */
function lookAt(value) {
  return {
    type: typeof value,
    name: value.name,
    length: value.length,
    // Firefox makes them when they are first asked for.
    own: Reflect.ownKeys(value).map(String).sort(),
    text: value.toString(),
    template: `${value}`,
    tag: Object.prototype.toString.call(value),
    textOfToString: value.toString.toString(),
    isPlain: Object.getPrototypeOf(value) === Function.prototype,
    isExtensible: Object.isExtensible(value),
  };
}

const functions = {
  fetch: [() => window, 'fetch'],
  XMLHttpRequest: [() => window, 'XMLHttpRequest'],
  'XMLHttpRequest.prototype.open': [() => XMLHttpRequest.prototype, 'open'],
  'XMLHttpRequest.prototype.send': [() => XMLHttpRequest.prototype, 'send'],
  'XMLHttpRequest.prototype.setRequestHeader': [() => XMLHttpRequest.prototype, 'setRequestHeader'],
  WebSocket: [() => window, 'WebSocket'],
  EventSource: [() => window, 'EventSource'],
  Response: [() => window, 'Response'],
  'Response.prototype.text': [() => Response.prototype, 'text'],
  'Response.prototype.body': [() => Response.prototype, 'body'],
  'ReadableStream.prototype.getReader': [() => ReadableStream.prototype, 'getReader'],
  'Function.prototype.toString': [() => Function.prototype, 'toString'],
};

const ofFunctions = {};
for (const [name, [owner, key]] of Object.entries(functions)) {
  ofFunctions[`descriptor of ${name}`] = () => describe(owner(), key);
  const isGetter = name.endsWith('.body');
  if (isGetter) continue;
  ofFunctions[`look of ${name}`] = () => lookAt(owner()[key]);
  // Apart, because it is one of the few things that can't be the same.
  ofFunctions[`Function.prototype.toString of ${name}`] = () =>
    Function.prototype.toString.call(owner()[key]);
}

const ofClasses = {};
for (const name of ['XMLHttpRequest', 'WebSocket', 'EventSource', 'Response', 'Request']) {
  ofClasses[name] = () => {
    const one = globalThis[name];
    return {
      constructor: describe(one.prototype, 'constructor'),
      isOwn: one.prototype.constructor === one,
      prototype: describe(one, 'prototype'),
      prototypeKeys: Reflect.ownKeys(one.prototype).map(String),
      statics: Object.keys(one).map((key) => [key, one[key]]),
      parent: Object.getPrototypeOf(one) === EventTarget || Object.getPrototypeOf(one) === Function.prototype,
    };
  };
}

function keysOf(object) {
  const inherited = [];
  for (const key in object) inherited.push(key);
  return {
    own: Reflect.ownKeys(object).map(String),
    keys: Object.keys(object),
    inherited,
    spread: Object.keys({ ...object }),
    json: JSON.stringify(object),
    tag: Object.prototype.toString.call(object),
    text: String(object),
    className: object.constructor.name,
    prototypeKeys: Reflect.ownKeys(Object.getPrototypeOf(object)).map(String),
  };
}

function objectsOf({ read, send }) {
  const answer = () => fetch(address(read, 'json').url);
  const stream = () => fetch(address(send, 'events').url, post());
  return {
    'a promise': () => {
      const promise = answer();
      promise.catch(() => undefined);
      return [
        keysOf(promise),
        promise instanceof Promise,
        Object.getPrototypeOf(promise) === Promise.prototype,
      ];
    },
    'a response': async () => {
      const response = await answer();
      const same = [isSame(() => response.body), isSame(() => response.headers)];
      const kinds = [response instanceof Response, response.constructor === Response];
      return { keys: keysOf(response), same, kinds, clone: keysOf(response.clone()) };
    },
    'the prototype of a response': async () => Object.getPrototypeOf(await answer()) === Response.prototype,
    'the methods of a response': async () => {
      const response = await answer();
      const { body } = response;
      return [
        response.text === Response.prototype.text,
        body.getReader === ReadableStream.prototype.getReader,
      ];
    },
    'the look of a response’s methods': async () => {
      const response = await answer();
      const { body } = response;
      return [lookAt(response.text), lookAt(response.clone), lookAt(body.getReader), lookAt(body.pipeTo)];
    },
    'a stream': async () => {
      const { body } = await stream();
      const same = body.values === body[Symbol.asyncIterator];
      return {
        keys: keysOf(body),
        same,
        kinds: [body instanceof ReadableStream, body.constructor === ReadableStream],
      };
    },
    'a reader': async () => {
      const reader = (await stream()).body.getReader();
      return { keys: keysOf(reader), same: isSame(() => reader.closed) };
    },
    'an iterator': async () => {
      const iterator = (await stream()).body.values();
      return { keys: keysOf(iterator), self: iterator[Symbol.asyncIterator]() === iterator };
    },
    'what a page puts on a response': async () => {
      const response = await answer();
      response.text = async () => 'mine';
      const bodySet = await faultIn(() => {
        response.body = 1;
      });
      const own = Reflect.ownKeys(response).map((key) => [key, describe(response, key)]);
      const text = await response.text();
      delete response.text;
      return { own, bodySet, text, afterwards: typeof response.text };
    },
    'a frozen response': async () => {
      const response = Object.freeze(await answer());
      return [Object.isFrozen(response), await response.json()];
    },
    'a cloned response': async () => {
      const response = await answer();
      return [
        await faultIn(() => structuredClone(response)),
        await faultIn(() => structuredClone(response.headers)),
      ];
    },
    'methods on the wrong object': async () => {
      const response = await answer();
      const other = await answer();
      return {
        borrowed: await response.text.call(other),
        used: [response.bodyUsed, other.bodyUsed],
        none: await faultIn(() => response.text.call({})),
        stream: await faultIn(() => response.body.getReader.call({})),
        mode: await faultIn(() => response.body.getReader({ mode: 'x' })),
        pipe: await faultIn(() => response.body.pipeTo({})),
        through: await faultIn(() => response.body.pipeThrough({})),
        throughLocked: await faultIn(() => {
          const transform = new TransformStream();
          transform.writable.getWriter();
          return response.body.pipeThrough(transform);
        }),
        unlocked: response.body.locked,
      };
    },
    'a body that is taken': async () => {
      const response = await answer();
      const reader = response.body.getReader();
      return {
        text: await faultIn(() => response.text()),
        clone: await faultIn(() => response.clone()),
        reader: await faultIn(() => response.body.getReader()),
        cancel: await faultIn(() => response.body.cancel()),
        pipe: await faultIn(() => response.body.pipeTo(new WritableStream())),
        tee: await faultIn(() => response.body.tee()),
        values: await faultIn(() => response.body.values()),
        read: (await reader.read()).done,
        release: await faultIn(() => reader.releaseLock()),
        readAfter: await faultIn(() => reader.read()),
        closed: await faultIn(() => reader.closed),
      };
    },
    'pipe options with getters': async () => {
      const reads = [];
      const options = {};
      for (const name of ['preventAbort', 'preventCancel', 'preventClose', 'signal']) {
        Object.defineProperty(options, name, { get: () => void reads.push(name) });
      }
      await (await answer()).body.pipeTo(new WritableStream(), options);
      return reads;
    },
    'a pipe whose option throws': async () => {
      const response = await answer();
      const options = {
        get preventCancel() {
          throw new RangeError('mine');
        },
      };
      return [
        await faultIn(() => response.body.pipeTo(new WritableStream(), options)),
        await response.text(),
      ];
    },
    'a sink that stays open': async () => {
      const log = [];
      const sink = new WritableStream({
        close: () => void log.push('close'),
        abort: () => void log.push('abort'),
      });
      const response = await answer();
      await response.body.pipeTo(sink, { preventClose: true });
      const { locked } = sink;
      await sink.close();
      return { log, locked };
    },
  };
}

/** The order of what is queued, where one task makes several promises ready. */
function orderOf({ read, send }) {
  const order = async (act) => {
    const log = [];
    await act((word) => () => void log.push(word));
    await pause(20);
    return log;
  };
  return {
    'an abort': () =>
      order((say) => {
        const stop = new AbortController();
        const asked = fetch(address(read, 'late').url, { signal: stop.signal });
        asked.then(say('answer'), say('fault'));
        stop.abort();
        Promise.resolve().then(say('one')).then(say('two')).then(say('three')).then(say('four'));
      }),
    'a read of what is there': () =>
      order(async (say) => {
        // What one branch has read is there for the other.
        const [left, right] = (await fetch(address(send, 'events').url, post())).body.tee();
        const readers = [left, right].map((branch) => branch.getReader());
        await readers[0].read();
        const reading = readers[1].read();
        reading.then(say('read'));
        Promise.resolve().then(say('one')).then(say('two')).then(say('three')).then(say('four'));
        await reading;
        await Promise.all(readers.map((reader) => reader.cancel()));
      }),
    'an answer': () =>
      order(async (say) => {
        const asked = fetch(address(read, 'json').url);
        asked.then(say('first'));
        asked.then(say('second')).then(say('after first'));
        asked.finally(say('finally'));
        await asked;
        say('awaited')();
      }),
  };
}

/** Rejections that nobody handles, and those that somebody does. */
function unhandledOf({ read, send }) {
  const heard = async (act) => {
    const events = [];
    const hear = (event) => {
      event.preventDefault();
      events.push([
        event.type,
        event.reason instanceof Error ? faultOf(event.reason) : typeof event.reason,
        event.promise,
      ]);
    };
    addEventListener('unhandledrejection', hear);
    addEventListener('rejectionhandled', hear);
    const promise = await act();
    // Firefox asks a broken server again before it gives up; with a busy machine that took more than 0.3 s (2026-11-29).
    const end = performance.now() + 4_000;
    while (promise?.returned && events.length === 0 && performance.now() < end) await pause(10);
    await pause(30);
    removeEventListener('unhandledrejection', hear);
    removeEventListener('rejectionhandled', hear);
    return events
      .map(([type, reason, about]) => ({ type, reason, isReturned: about === promise?.returned }))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  };
  const kept = (returned) => ({ returned });
  return {
    'a fetch that fails': () => heard(() => kept(fetch(address(read, 'unreachable').url))),
    'a fetch that fails and is handled': () =>
      heard(async () => {
        await fetch(address(read, 'unreachable').url).catch(() => undefined);
        return undefined;
      }),
    'JSON that is none': () => heard(async () => kept((await fetch(address(read, 'half').url)).json())),
    'a stream that breaks': () =>
      heard(async () => kept((await fetch(address(send, 'broken').url, post())).text())),
    'a stream that breaks in a pipe': () =>
      heard(async () =>
        kept((await fetch(address(send, 'broken').url, post())).body.pipeTo(new WritableStream())),
      ),
    'a stream that breaks in a pipeThrough': () =>
      heard(async () => {
        const response = await fetch(address(send, 'broken').url, post());
        const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
        for (;;) {
          const part = await reader.read().catch(() => ({ done: true }));
          if (part.done) return undefined;
        }
      }),
    'a cut clone': () =>
      heard(async () => {
        const stop = new AbortController();
        const response = await fetch(address(send, 'endless').url, post({ signal: stop.signal }));
        const copy = response.clone();
        const reading = [response.text(), copy.text()].map((one) => one.catch(() => undefined));
        stop.abort();
        await Promise.all(reading);
        return undefined;
      }),
  };
}

const ofPage = {
  'names on window': () =>
    Reflect.ownKeys(window)
      .map(String)
      .filter((name) => !/^\d+$/.test(name))
      .sort(),
  'names on document': () => Reflect.ownKeys(document).map(String),
  'names on navigator': () => Reflect.ownKeys(navigator).map(String),
  'names on the root element': () => [...document.documentElement.attributes].map(({ name }) => name),
  markup: () => document.documentElement.outerHTML,
  'the stack of an error': async () => {
    try {
      await fetch(address(natures.watched.read, 'unreachable').url);
    } catch (error) {
      return /extension:/.test(error.stack);
    }
    return 'no error';
  },
};

export const looks = {
  ...under('the page', ofPage),
  ...ofFunctions,
  ...under('class', ofClasses),
  ...Object.fromEntries(
    Object.entries(natures).flatMap(([nature, paths]) =>
      Object.entries({
        ...under(`${nature} object`, objectsOf(paths)),
        ...under(`${nature} order`, orderOf(paths)),
        ...under(`${nature} unhandled`, unhandledOf(paths)),
      }),
    ),
  ),
};
