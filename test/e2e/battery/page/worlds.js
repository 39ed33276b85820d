import { offer } from './runner.js';
import { address, arrived, natures, pause, post, seenOf, under, within, withoutId } from './tools.js';

function messageOf(target, from = () => true) {
  return within(
    15_000,
    new Promise((resolve) => {
      target.addEventListener('message', (event) => from(event) && resolve(event.data));
    }),
  );
}

async function framed(fill) {
  const frame = document.createElement('iframe');
  const said = messageOf(window, ({ source }) => source === frame.contentWindow);
  fill(frame);
  document.body.append(frame);
  const result = await said;
  frame.remove();
  await pause(0);
  return result;
}

const frames = {
  'of the same origin': () => framed((frame) => Object.assign(frame, { src: '/battery/frame' })),
  'of srcdoc': () =>
    framed((frame) =>
      Object.assign(frame, { srcdoc: '<!doctype html><script src="/battery/frame-content.js"></script>' }),
    ),
  'of about:blank': () =>
    framed((frame) => {
      frame.addEventListener('load', () => {
        const script = frame.contentDocument.createElement('script');
        script.src = '/battery/frame-content.js';
        frame.contentDocument.head.append(script);
      });
    }),
};

function workersOf({ read, send }) {
  return {
    'gets a stream': async () => {
      const worker = new Worker('/battery/reader.js');
      const { body } = await fetch(address(send, 'events').url, post());
      const said = messageOf(worker);
      worker.postMessage(body, [body]);
      const result = await said;
      worker.terminate();
      return { ...result, locked: body.locked };
    },
    'gets an endless stream and goes away': async () => {
      const worker = new Worker('/battery/reader.js');
      const { id, url } = address(send, 'endless');
      const stop = new AbortController();
      const { body } = await fetch(url, post({ signal: stop.signal }));
      worker.postMessage(body, [body]);
      await arrived(id);
      worker.terminate();
      stop.abort();
      return (await seenOf(id)).map(({ ended }) => ended);
    },
    'asks by itself': async () => {
      const worker = new Worker('/battery/worker.js');
      const result = await messageOf(worker);
      worker.terminate();
      return { result, asked: withoutId(address(read, 'json').url) };
    },
  };
}

const SERVER = '/battery/served.js';

/** The page's requests pass a service worker of its own, which answers some itself. */
function servedOf({ read, send }) {
  const by = (path, scene) => `${address(path, 'json').url}&by=${scene}`;
  const faceOf = ({ type, url, status, redirected, headers }) => ({
    ...{ type, status, redirected, url: withoutId(url), headers: [...headers] },
  });
  return {
    'an answer of its own': async () => {
      const response = await fetch(by(read, 'itself'));
      return [faceOf(response), await response.json(), response.bodyUsed];
    },
    'an answer that it fetched': async () => {
      const response = await fetch(by(read, 'fetching'));
      return [faceOf(response), await response.text()];
    },
    'a request that it reads': async () => {
      const response = await fetch(new Request(by(send, 'echo'), post()));
      return [faceOf(response), await response.json()];
    },
    'a refusal': () => fetch(by(read, 'refusing')).then(String, ({ name, message }) => [name, message]),
    'a stream that the page leaves': async () => {
      const reader = (await fetch(by(send, 'endless'), post())).body.getReader();
      await reader.read();
      const left = messageOf(navigator.serviceWorker, ({ data }) => data === 'left');
      await reader.cancel('enough');
      return left;
    },
    'by XHR': () => {
      const xhr = new XMLHttpRequest();
      xhr.open('GET', by(read, 'itself'));
      const ended = new Promise((resolve) => {
        xhr.onloadend = () => resolve([xhr.status, xhr.responseText, withoutId(xhr.responseURL)]);
      });
      xhr.send();
      return ended;
    },
  };
}

const eachNature = (prefix, checksOf) =>
  Object.fromEntries(
    Object.entries(natures).flatMap(([nature, paths]) =>
      Object.entries(under(`${nature} ${prefix}`, checksOf(paths))),
    ),
  );

/** In this order: once the service worker is there, everything passes it. */
offer(
  {},
  {
    ...under('a frame', frames),
    ...eachNature('worker', workersOf),
    'a service worker comes': async () => {
      const { serviceWorker } = navigator;
      const taken = new Promise((resolve) =>
        serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      );
      const { scope } = await serviceWorker.register(SERVER, { scope: '/battery/worlds' });
      await within(15_000, taken);
      return [scope, serviceWorker.controller.scriptURL];
    },
    ...eachNature('service worker', servedOf),
    'the service worker goes': async () => {
      const registration = await navigator.serviceWorker.getRegistration('/battery/worlds');
      return registration.unregister();
    },
  },
);
