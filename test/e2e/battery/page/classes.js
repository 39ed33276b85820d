import { address, faultIn, natures, post, seenOf, under, withoutId } from './tools.js';

function descriptorOf(holder, name) {
  return Object.getOwnPropertyDescriptor(holder, name) ?? descriptorOf(Object.getPrototypeOf(holder), name);
}

/** A class that notes who looks at its members, though all of them answer as ever. */
function noting(parent, names, reads) {
  class Own extends parent {}
  for (const name of names.filter((name) => name in parent.prototype)) {
    const { get, value } = descriptorOf(parent.prototype, name);
    const note = { configurable: true };
    if (get !== undefined) {
      note.get = function () {
        reads.push(name);
        return get.call(this);
      };
    } else {
      note.value = function (...args) {
        reads.push(name);
        return value.apply(this, args);
      };
    }
    Object.defineProperty(Own.prototype, name, note);
  }
  return Own;
}

const ofRequest = ['url', 'method', 'headers', 'body', 'bodyUsed', 'signal', 'clone', 'text'];
const ofResponse = ['status', 'headers', 'body', 'bodyUsed', 'clone', 'text', 'json'];
const ofXhr = [
  'status',
  'responseText',
  'response',
  'responseType',
  'getAllResponseHeaders',
  'readyState',
  'addEventListener',
];

function loaded(xhr) {
  return new Promise((resolve) => {
    xhr.addEventListener('loadend', () => setTimeout(resolve, 0));
  });
}

function classesOf({ read, send }) {
  return {
    'a Request of an own class': async () => {
      const reads = [];
      const Own = noting(Request, ofRequest, reads);
      const { id, url } = address(send, 'events');
      const request = new Own(url, post());
      const text = await (await fetch(request)).text();
      const kinds = [request instanceof Own, request instanceof Request, Own.name];
      return { reads, kinds, text, used: request.bodyUsed, seen: await seenOf(id) };
    },
    'a Request of an own class that gives up': async () => {
      const reads = [];
      const Own = noting(Request, ofRequest, reads);
      const stop = new AbortController();
      const asked = fetch(new Own(address(send, 'late').url, post({ signal: stop.signal })));
      stop.abort();
      return [await faultIn(() => asked), reads];
    },
    'a Request of an own class as options': async () => {
      const reads = [];
      const Own = noting(Request, ofRequest, reads);
      const { id, url } = address(read, 'json');
      const text = await (await fetch(url, new Own(url, { headers: { 'x-own': '1' } }))).text();
      return { reads, text, seen: await seenOf(id) };
    },
    'a Request with members of its own': async () => {
      const reads = [];
      const request = new Request(address(read, 'json').url);
      for (const name of ['url', 'method', 'headers', 'signal'])
        Object.defineProperty(request, name, { get: () => void reads.push(name) });
      return [await (await fetch(request)).json(), reads];
    },
    'a Response of an own class': async () => {
      const reads = [];
      const Own = noting(Response, ofResponse, reads);
      const response = await fetch(address(send, 'events').url, post());
      const own = new Own(response.body, response);
      const kinds = [own instanceof Own, own instanceof Response, own.status];
      return { kinds, text: await own.text(), reads, used: [own.bodyUsed, response.bodyUsed] };
    },
    'an answer that is made one of an own class': async () => {
      const reads = [];
      const Own = noting(Response, ofResponse, reads);
      const answers = [];
      for (const take of [
        (own) => own.text(),
        (own) => own.json(),
        async (own) => Promise.all([own, own.clone()].map((one) => one.text())),
      ]) {
        const response = await fetch(address(read, 'json').url);
        Object.setPrototypeOf(response, Own.prototype);
        answers.push([response instanceof Own, await take(response), response.bodyUsed]);
      }
      return { answers, reads };
    },
    'an answer with members of its own': async () => {
      const reads = [];
      const response = await fetch(address(read, 'half').url);
      for (const name of ['status', 'headers', 'body', 'bodyUsed'])
        Object.defineProperty(response, name, { get: () => void reads.push(name) });
      return [await faultIn(() => response.json()), reads];
    },
    'an XMLHttpRequest of an own class': async () => {
      const reads = [];
      const Own = noting(XMLHttpRequest, ofXhr, reads);
      const results = [];
      for (const [method, path, scene, type] of [
        ['GET', read, 'json', ''],
        ['GET', read, 'json', 'json'],
        ['GET', read, 'limit', 'arraybuffer'],
        ['POST', send, 'events', 'text'],
      ]) {
        const xhr = new Own();
        xhr.open(method, address(path, scene).url);
        XMLHttpRequest.prototype.setRequestHeader.call(xhr, 'x-own', '1');
        Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, 'responseType').set.call(xhr, type);
        const end = loaded(xhr);
        xhr.send();
        await end;
        results.push([xhr instanceof Own, xhr instanceof XMLHttpRequest, xhr.constructor === Own]);
      }
      return { results, reads };
    },
    'an XMLHttpRequest whose text is changed': async () => {
      let reads = 0;
      const xhr = new XMLHttpRequest();
      Object.defineProperty(xhr, 'responseText', {
        get() {
          reads++;
          return 'mine';
        },
      });
      xhr.open('GET', address(read, 'json').url);
      const end = loaded(xhr);
      xhr.send();
      await end;
      return { reads, text: xhr.responseText, response: xhr.response };
    },
    'an EventSource of an own class': async () => {
      class Own extends EventSource {
        constructor(...args) {
          super(...args);
          this.target = new.target === Own;
        }
        addEventListener(...args) {
          this.heard = [...(this.heard ?? []), args[0]];
          return super.addEventListener(...args);
        }
      }
      const source = new Own(address(read, 'events').url);
      const { data } = await new Promise((resolve) => source.addEventListener('message_start', resolve));
      source.close();
      const kinds = [source instanceof Own, source instanceof EventSource, source.target, Own.CLOSED];
      return {
        data,
        kinds,
        heard: source.heard,
        names: [Own.name, Object.getPrototypeOf(Own) === EventSource],
      };
    },
    'a fetch that is called in odd ways': async () => {
      const { url } = address(read, 'json');
      const ways = {
        call: () => fetch.call(undefined, url),
        apply: () => fetch.apply(window, [url]),
        reflect: () => Reflect.apply(fetch, null, [url]),
        frozen: () => Object.freeze({ fetch }).fetch.call(globalThis, url),
        more: () => fetch(url, undefined, 'more'),
      };
      const answers = {};
      for (const [way, ask] of Object.entries(ways)) answers[way] = withoutId((await ask()).url);
      return answers;
    },
  };
}

export const classes = Object.fromEntries(
  Object.entries(natures).flatMap(([nature, paths]) =>
    Object.entries(under(`${nature} class`, classesOf(paths))),
  ),
);
