import { address, faultIn, natures, pause, under, withoutId } from './tools.js';

/** What the page's own policy says of a call that it forbids. */
async function violations(act) {
  const heard = [];
  const hear = (event) => {
    // Not one of the strays: it is this check's own.
    event.preventDefault();
    event.stopImmediatePropagation();
    const { blockedURI, effectiveDirective, disposition, documentURI, sample, statusCode, sourceFile } =
      event;
    heard.push({
      blockedURI: withoutId(blockedURI),
      effectiveDirective,
      disposition,
      documentURI,
      sample,
      statusCode,
      sourceFile,
    });
  };
  addEventListener('securitypolicyviolation', hear, { capture: true });
  const result = await act();
  await pause(20);
  removeEventListener('securitypolicyviolation', hear, { capture: true });
  return { result, heard };
}

const OUT = 'https://elsewhere.example/api/organizations/battery/usage';

const forbidden = {
  fetch: () => faultIn(() => fetch(OUT)),
  XMLHttpRequest: () =>
    new Promise((resolve) => {
      const xhr = new XMLHttpRequest();
      xhr.open('GET', OUT);
      xhr.onloadend = () => resolve([xhr.status, xhr.readyState]);
      xhr.send();
    }),
  EventSource: () =>
    new Promise((resolve) => {
      const source = new EventSource(OUT);
      source.onerror = () => resolve(source.readyState);
    }),
  WebSocket: () =>
    faultIn(
      () =>
        new Promise((resolve) => {
          const socket = new WebSocket('wss://elsewhere.example/');
          socket.onerror = () => resolve(socket.readyState);
        }),
    ),
  sendBeacon: () => navigator.sendBeacon(OUT, 'x'),
  'markup from a string': () => faultIn(() => (document.createElement('p').innerHTML = '<b>x</b>')),
  'a script from a string': () => faultIn(() => (document.createElement('script').text = '1')),
  eval: () => faultIn(() => Reflect.get(globalThis, 'eval')('1')),
  Function: () => faultIn(() => new Function('return 1')()),
};

function opaqueOf({ read }) {
  const faceOf = async ({ type, status, url, ok, redirected, body, headers, ...response }) => [
    { type, status, url: withoutId(url), ok, redirected, body, headers: [...headers] },
    response,
  ];
  const text = async (asked) => {
    const response = await asked;
    return [await faceOf(response), await response.text(), response.bodyUsed];
  };
  return {
    'another host’s answer': () => text(fetch('https://nowhere.example/', { mode: 'no-cors' })),
    'a redirect to another host': () => text(fetch(address(read, 'away').url, { mode: 'no-cors' })),
    'a clone of it': async () => {
      const response = await fetch(address(read, 'away').url, { mode: 'no-cors' });
      return text(response.clone());
    },
    'a redirect to another host that must not be': () =>
      faultIn(() => fetch(address(read, 'away').url, { mode: 'same-origin' })),
    'a redirect to another host with CORS': () => faultIn(() => fetch(address(read, 'away').url)),
  };
}

/** One after the other: what the page hears of violations is heard by all. */
export const policy = {
  ...under(
    'forbidden',
    Object.fromEntries(Object.entries(forbidden).map(([name, act]) => [name, () => violations(act)])),
  ),
  ...Object.fromEntries(
    Object.entries(natures).flatMap(([nature, paths]) =>
      Object.entries(under(`${nature} opaque`, opaqueOf(paths))),
    ),
  ),
};
