import {
  address,
  arrived,
  faultIn,
  faultOf,
  isSame,
  natures,
  pause,
  post,
  prompt,
  seenOf,
  text,
  under,
  withoutId,
} from './tools.js';

const xhrEvents = [
  'readystatechange',
  'loadstart',
  'progress',
  'load',
  'error',
  'abort',
  'timeout',
  'loadend',
];

/** Every event in its order, but for those of pieces: how often they come is the network's own affair. */
function watched(xhr) {
  const log = [];
  const note = (from) => (event) => {
    const line = `${from}${event.type} ${xhr.readyState}`;
    const isPiece = xhr.readyState === 3 || event.type === 'progress';
    if (!isPiece) log.push(line);
  };
  for (const type of xhrEvents) xhr.addEventListener(type, note(''));
  return { log, note };
}

function ended(xhr) {
  return new Promise((resolve) => {
    xhr.addEventListener('loadend', () => setTimeout(resolve, 0));
  });
}

async function contentOf(xhr) {
  const { response } = xhr;
  if (response instanceof Blob) return { type: response.type, text: await response.text() };
  if (response instanceof ArrayBuffer) return { text: text(response) };
  if (response instanceof Document) return { root: response.documentElement.outerHTML };
  return { value: response };
}

async function afterwards(xhr) {
  return {
    state: [xhr.readyState, xhr.status, xhr.statusText, withoutId(xhr.responseURL)],
    headers: xhr.getAllResponseHeaders(),
    content: await contentOf(xhr),
    same: isSame(() => xhr.response),
    text: await faultIn(() => xhr.responseText),
    own: Reflect.ownKeys(xhr).map(String),
  };
}

async function sent(
  { id, url },
  { method = 'GET', body = null, type = '', headers = {}, act, timeout } = {},
) {
  const xhr = new XMLHttpRequest();
  const { log, note } = watched(xhr);
  xhr.onload = note('on');
  xhr.open(method, url);
  for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
  if (type !== '') xhr.responseType = type;
  if (timeout !== undefined) xhr.timeout = timeout;
  const end = ended(xhr);
  act?.(xhr, note, id);
  const result = xhr.send(body);
  await end;
  return { result: String(result), log, after: await afterwards(xhr), seen: await seenOf(id) };
}

function xhrOf({ read, send }, types) {
  const checks = {};
  for (const type of types) {
    const scenes = type === '' ? ['json', 'half', 'empty', 'limit', 'no-content'] : ['json', 'half', 'xml'];
    for (const scene of scenes) {
      checks[`"${scene}" as "${type}"`] = () => sent(address(read, scene), { type });
    }
    checks[`a stream as "${type}"`] = () =>
      sent(address(send, 'events'), { method: 'POST', type, body: '{}' });
  }
  const json = { 'content-type': 'application/json' };
  return {
    ...checks,
    'text that grows': async () => {
      const lengths = [];
      let isGrowing = true;
      const { after } = await sent(address(send, 'events'), {
        method: 'POST',
        headers: json,
        body: JSON.stringify(prompt),
        act: (xhr) => {
          xhr.addEventListener('progress', () => {
            const { length } = xhr.responseText;
            isGrowing &&= length >= (lengths.at(-1) ?? 0);
            lengths.push(length);
          });
        },
      });
      return { isGrowing, some: lengths.length > 0, last: lengths.at(-1), after };
    },
    'upload events': () =>
      sent(address(send, 'json'), {
        method: 'POST',
        headers: json,
        body: JSON.stringify(prompt),
        act: (xhr, note) => {
          for (const type of xhrEvents) xhr.upload.addEventListener(type, note('upload '));
        },
      }),
    abort: () =>
      sent(address(read, 'late'), { act: (xhr, _note, id) => arrived(id).then(() => xhr.abort()) }),
    'abort of a stream': () =>
      sent(address(send, 'endless'), {
        method: 'POST',
        act: (xhr) => xhr.addEventListener('progress', () => xhr.abort(), { once: true }),
      }),
    'a time-out': async () => ({
      ...(await sent(address(read, 'late'), { timeout: 20 })),
      seen: 'or not yet',
    }),
    'no network': async () => ({ ...(await sent(address(read, 'unreachable'))), seen: 'once or again' }),
    'a stream that breaks': () => sent(address(send, 'broken'), { method: 'POST' }),
    redirect: () => sent(address(read, 'elsewhere')),
    'used again': async () => {
      const xhr = new XMLHttpRequest();
      const { log } = watched(xhr);
      const texts = [];
      for (const scene of ['json', 'limit']) {
        xhr.open('GET', address(read, scene).url);
        const end = ended(xhr);
        xhr.send();
        await end;
        texts.push(xhr.responseText);
      }
      return { log, texts };
    },
    'opened again while it runs': async () => {
      const xhr = new XMLHttpRequest();
      const { log } = watched(xhr);
      xhr.open('GET', address(read, 'late').url);
      xhr.send();
      xhr.open('GET', address(read, 'json').url);
      const end = ended(xhr);
      xhr.send();
      await end;
      return { log, text: xhr.responseText };
    },
    synchronous: () => {
      const xhr = new XMLHttpRequest();
      const { log } = watched(xhr);
      xhr.open('GET', address(read, 'json').url, false);
      xhr.send();
      return { log, text: xhr.responseText, status: xhr.status };
    },
    'synchronous, without network': async () => {
      const xhr = new XMLHttpRequest();
      const { log } = watched(xhr);
      xhr.open('GET', address(read, 'unreachable').url, false);
      // Its message holds the address, with an id.
      const { message, ...fault } = await faultIn(() => xhr.send());
      return { log, fault, message: withoutId(message) };
    },
    'things that are asked once': async () => {
      const asked = [];
      const saying = (word, value = word) => ({
        toString() {
          asked.push(word);
          return value;
        },
      });
      const { id, url } = address(read, 'json');
      const xhr = new XMLHttpRequest();
      xhr.open('GET', saying('url', url));
      xhr.setRequestHeader(saying('x-name'), saying('x-value'));
      const end = ended(xhr);
      xhr.send();
      await end;
      const second = address(read, 'json');
      xhr.open('GET', second.url);
      xhr.setRequestHeader(saying('x-name'), saying('x-value'));
      xhr.setRequestHeader('x-number', 7);
      const secondEnd = ended(xhr);
      xhr.send();
      await secondEnd;
      return { asked, seen: [await seenOf(id), await seenOf(second.id)] };
    },
  };
}

const wrongXhr = {
  'send before open': () => new XMLHttpRequest().send(),
  'a bad method': () => new XMLHttpRequest().open('A B', '/x'),
  'a bad address': () => new XMLHttpRequest().open('GET', 'http://['),
  'too few arguments': () => new XMLHttpRequest().open('GET'),
  'a foreign this': () => XMLHttpRequest.prototype.open.call({}, 'GET', '/x'),
  'without new': () => XMLHttpRequest(),
  'a header before open': () => new XMLHttpRequest().setRequestHeader('a', 'b'),
  'a bad header': () => {
    const xhr = new XMLHttpRequest();
    xhr.open('GET', natures.watched.read);
    xhr.setRequestHeader('a b', '1');
  },
  'sent twice': () => {
    const xhr = new XMLHttpRequest();
    xhr.open('GET', address(natures.watched.read, 'json').url);
    xhr.send();
    xhr.send();
  },
};

const subclasses = {
  XMLHttpRequest: async () => {
    class Own extends XMLHttpRequest {
      open(...args) {
        this.opened = args.length;
        return super.open(...args);
      }
    }
    const xhr = new Own();
    xhr.open('GET', address(natures.watched.read, 'json').url);
    const end = ended(xhr);
    xhr.send();
    await end;
    return [
      xhr instanceof Own,
      xhr instanceof XMLHttpRequest,
      xhr.opened,
      xhr.responseText,
      Reflect.ownKeys(xhr),
    ];
  },
  EventTarget: () => {
    class Own extends EventTarget {}
    const own = new Own();
    let heard = 0;
    own.addEventListener('x', () => heard++);
    return [own.dispatchEvent(new Event('x')), heard];
  },
};

export const requests = {
  ...under(
    'a wrong XHR',
    Object.fromEntries(Object.entries(wrongXhr).map(([k, call]) => [k, () => faultIn(call)])),
  ),
  ...under('a subclass of', subclasses),
  ...under('watched XHR', xhrOf(natures.watched, ['', 'text', 'json', 'arraybuffer', 'blob', 'document'])),
  ...under('other XHR', xhrOf(natures.other, ['', 'json'])),
};

const timedWays = {
  text: async (url) => (await fetch(url)).text(),
  'a clone': async (url) => {
    const response = await fetch(url);
    return Promise.all([response.clone(), response].map((one) => one.text()));
  },
  'a pipe': async (url) => (await fetch(url)).body.pipeTo(new WritableStream()),
  'a Request': async (url) => (await fetch(new Request(url))).json(),
  XHR: (url) => {
    const xhr = new XMLHttpRequest();
    xhr.open('GET', url);
    const end = ended(xhr);
    xhr.send();
    return end;
  },
};

/** Other windows, other wrappers: each changes something that is there once. */
export const frames = {
  'a frame’s own fetch': async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inner = frame.contentWindow;
    const result = {
      same: inner.fetch === fetch,
      text: inner.fetch.toString(),
      answer: await (
        await inner.fetch(new URL(address(natures.watched.read, 'json').url, location.href))
      ).json(),
      ours: await (
        await fetch(new inner.Request(new URL(address(natures.watched.read, 'json').url, location.href)))
      ).json(),
      sink: await faultIn(async () =>
        (await fetch(address(natures.watched.read, 'json').url)).body.pipeTo(new inner.WritableStream()),
      ),
      through: await faultIn(async () => {
        const { body } = await fetch(address(natures.watched.send, 'events').url, post());
        return (await body.pipeThrough(new inner.TextDecoderStream()).getReader().read()).done;
      }),
      names: Reflect.ownKeys(inner).map(String).sort(),
    };
    frame.remove();
    await pause(0);
    return result;
  },
  'a replaced fetch that calls the one it found': async () => {
    const found = window.fetch;
    const calls = [];
    window.fetch = function replaced(...args) {
      calls.push([this === undefined || this === window, args.length]);
      return found.apply(this, args);
    };
    const text = await (await fetch(address(natures.watched.read, 'json').url)).text();
    const isMine = window.fetch.name;
    window.fetch = found;
    return { text, calls, isMine, isBack: window.fetch === found };
  },
  'a fetch that was bound': async () => {
    const bound = window.fetch.bind(window);
    return [bound.name, await (await bound(address(natures.watched.read, 'json').url)).json()];
  },
  'a fetch of a removed window': async () => {
    const { fetch: alone } = window;
    return (await alone(address(natures.watched.read, 'json').url)).status;
  },
  'resource timing entries': async () => {
    const counts = {};
    for (const [way, ask] of Object.entries(timedWays)) {
      const { id, url } = address(natures.watched.read, 'json');
      await ask(url);
      await pause(10);
      const entries = performance.getEntriesByType('resource').filter(({ name }) => name.includes(id));
      if (entries.length === 0) throw new Error(`no entry of ${way}`);
      counts[way] = entries.map(({ initiatorType, name }) => [initiatorType, withoutId(name)]);
    }
    return { counts, marks: performance.getEntriesByType('mark').length };
  },
  'resources that the battery did not ask for': () =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname + (name.includes('battery') ? '' : ' by another'))
      .filter((name) => name.endsWith(' by another')),
  'a fault in a listener': async () => {
    const faults = [];
    const hear = (event) => {
      event.preventDefault();
      faults.push(faultOf(event.error));
    };
    addEventListener('error', hear);
    const xhr = new XMLHttpRequest();
    xhr.open('GET', address(natures.watched.read, 'json').url);
    xhr.onload = () => {
      throw new RangeError('mine');
    };
    const end = ended(xhr);
    xhr.send();
    await end;
    removeEventListener('error', hear);
    return faults;
  },
};
