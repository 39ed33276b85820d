import { address, faultIn, natures, post, under } from './tools.js';

/** What the page's own wrappers see, put on after ours and taken off again in any order. */
function wrappersOf({ read, send }) {
  const text = async (asked) => (await asked).text();
  const json = () => address(read, 'json').url;
  const wrapper = (found, name, log) =>
    function wrapped(...args) {
      log.push([name, this === window || this === undefined, args.length]);
      return found.apply(this, args);
    };
  const loaded = (xhr) =>
    new Promise((resolve) => xhr.addEventListener('loadend', () => setTimeout(resolve, 0)));
  return {
    'taken off in another order': async () => {
      const log = [];
      const found = window.fetch;
      const first = wrapper(found, 'first', log);
      window.fetch = first;
      window.fetch = wrapper(first, 'second', log);
      const { fetch: second } = window;
      const texts = [await text(fetch(json()))];
      window.fetch = found;
      texts.push(await text(fetch(json())), await text(second(json())));
      return { log, texts, isBack: window.fetch === found };
    },
    'that changes what is asked and what is given': async () => {
      const found = window.fetch;
      window.fetch = async (address, options) => {
        const response = await found(address, {
          ...options,
          headers: { 'content-type': 'application/json', 'x-mine': '1' },
        });
        const body = response.body.pipeThrough(new TransformStream());
        return new Response(body, { status: response.status, headers: response.headers });
      };
      const result = await text(fetch(address(send, 'events').url, post()));
      window.fetch = found;
      return result;
    },
    'by a getter': async () => {
      const reads = [];
      const descriptor = Object.getOwnPropertyDescriptor(window, 'fetch');
      Object.defineProperty(window, 'fetch', {
        configurable: true,
        get: () => {
          reads.push('get');
          return descriptor.value;
        },
      });
      const result = await text(window.fetch(json()));
      Object.defineProperty(window, 'fetch', descriptor);
      return { reads, result, flags: { ...descriptor, value: typeof descriptor.value } };
    },
    'by a Proxy': async () => {
      const log = [];
      const found = window.fetch;
      window.fetch = new Proxy(found, {
        apply: (target, self, args) => {
          log.push(args.length);
          return Reflect.apply(target, self, args);
        },
      });
      const result = await text(fetch(json()));
      const facts = [fetch.name, fetch.length, fetch instanceof Function];
      window.fetch = found;
      return { log, result, facts };
    },
    'deleted and put back': async () => {
      const descriptor = Object.getOwnPropertyDescriptor(window, 'fetch');
      const gone = [delete window.fetch, typeof window.fetch, await faultIn(() => fetch(json()))];
      Object.defineProperty(window, 'fetch', descriptor);
      return { gone, text: await text(fetch(json())) };
    },
    'of XMLHttpRequest’s methods': async () => {
      const log = [];
      const { prototype } = XMLHttpRequest;
      const { open, send: sendFound } = prototype;
      prototype.open = function (...args) {
        log.push(['open', args.length]);
        return open.apply(this, args);
      };
      prototype.send = function (...args) {
        log.push(['send', args.length]);
        return sendFound.apply(this, args);
      };
      const xhr = new XMLHttpRequest();
      xhr.open('GET', json());
      const end = loaded(xhr);
      xhr.send();
      await end;
      Object.assign(prototype, { open, send: sendFound });
      return { log, text: xhr.responseText, isBack: [prototype.open === open, prototype.send === sendFound] };
    },
    'of whole classes': async () => {
      const found = { XMLHttpRequest, WebSocket, EventSource, Request };
      const log = [];
      for (const [name, one] of Object.entries(found)) {
        window[name] = class extends one {
          constructor(...args) {
            super(...args);
            log.push([name, new.target.name, this instanceof one]);
          }
        };
      }
      const xhr = new window.XMLHttpRequest();
      xhr.open('GET', json());
      const end = loaded(xhr);
      xhr.send();
      await end;
      const answered = await text(fetch(new window.Request(json())));
      const source = new window.EventSource(address(read, 'events').url);
      source.close();
      Object.assign(window, found);
      return { log, answered, text: xhr.responseText, isA: source instanceof EventSource };
    },
  };
}

/** One after the other: each changes what is there once. */
export const wrapped = {
  ...Object.fromEntries(
    Object.entries(natures).flatMap(([nature, paths]) =>
      Object.entries(under(`${nature} wrapper`, wrappersOf(paths))),
    ),
  ),
  // In any order: other checks run side by side.
  'what the first script of all saw': () =>
    globalThis.early?.calls.map((call) => JSON.stringify(call)).sort() ?? 'none',
};
