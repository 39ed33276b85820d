import {
  address,
  arrived,
  faultIn,
  faultOf,
  natures,
  pause,
  post,
  prompt,
  seenOf,
  under,
  withoutId,
} from './tools.js';

/** One request, and what both ends saw of it. */
async function exchanged({ id, url }, ask) {
  let answer;
  try {
    const response = await ask(url);
    answer = { url: withoutId(response.url), redirected: response.redirected, text: await response.text() };
  } catch (error) {
    answer = faultOf(error);
  }
  return { answer, seen: await seenOf(id) };
}

function requestsOf({ read, send }) {
  const json = () => address(read, 'json');
  const events = () => address(send, 'events');
  return {
    'a string': () => exchanged(json(), (url) => fetch(url)),
    'a URL': () => exchanged(json(), (url) => fetch(new URL(url, location.href))),
    'an object with toString': async () => {
      let asked = 0;
      const result = await exchanged(json(), (url) =>
        fetch({
          toString() {
            asked++;
            return url;
          },
        }),
      );
      return { ...result, asked };
    },
    'a Request': () => exchanged(json(), (url) => fetch(new Request(url, { headers: { 'x-mine': '1' } }))),
    'a Request and options': () =>
      exchanged(json(), (url) => fetch(new Request(url), { headers: { 'x-mine': '2' }, cache: 'reload' })),
    'a JSON body': () => exchanged(events(), (url) => fetch(url, post())),
    'a Request with a JSON body': async () => {
      let request;
      let during;
      const result = await exchanged(events(), (url) => {
        request = new Request(url, post());
        const before = request.bodyUsed;
        const answered = fetch(request);
        during = { before, used: request.bodyUsed };
        return answered;
      });
      return { ...result, during, after: request.bodyUsed, again: await faultIn(() => request.text()) };
    },
    'a Request whose body was looked at': async () => {
      let states;
      const result = await exchanged(events(), (url) => {
        const request = new Request(url, post());
        const { body } = request;
        if (body === undefined) return fetch(request);
        const answered = fetch(request);
        states = { same: request.body === body, locked: body.locked, used: request.bodyUsed };
        return answered;
      });
      return { ...result, states };
    },
    'a Request that was used before': async () => {
      const { url } = address(send, 'events');
      const request = new Request(url, post());
      await request.text();
      return faultIn(() => fetch(request));
    },
    'a Request used twice': async () => {
      const { id, url } = address(send, 'events');
      const request = new Request(url, post());
      const first = fetch(request);
      const second = await faultIn(() => fetch(request));
      await (await first).text();
      return { second, seen: await seenOf(id) };
    },
    'a clone of a Request': () =>
      exchanged(events(), (url) => {
        const request = new Request(url, post());
        return fetch(request.clone());
      }),
    'a Blob': () =>
      exchanged(events(), (url) => fetch(url, post({ body: new Blob([JSON.stringify(prompt)]) }))),
    'a form': () => {
      const body = new FormData();
      body.append('prompt', 'x');
      return exchanged(events(), (url) => fetch(url, { method: 'POST', body }));
    },
    'search parameters': () =>
      exchanged(events(), (url) => fetch(url, { method: 'POST', body: new URLSearchParams({ a: '1' }) })),
    'a streamed body': () =>
      faultIn(() => {
        const body = new Blob(['{}']).stream();
        return fetch(address(send, 'events').url, { method: 'POST', body, duplex: 'half' });
      }),
    'a streamed body without duplex': () =>
      faultIn(() => fetch(address(send, 'events').url, { method: 'POST', body: new Blob(['{}']).stream() })),
    'headers of all kinds': () =>
      exchanged(events(), (url) =>
        fetch(
          url,
          post({
            headers: new Headers([
              ['content-type', 'application/json'],
              ['x-a', '1'],
              ['X-A', '2'],
            ]),
          }),
        ),
      ),
    'headers that come once': () =>
      exchanged(events(), (url) => {
        function* headers() {
          yield ['content-type', 'application/json'];
          yield ['x-once', '1'];
        }
        return fetch(url, post({ headers: headers() }));
      }),
    'options with getters': async () => {
      const reads = [];
      const options = {};
      for (const [name, value] of Object.entries({ ...post(), signal: new AbortController().signal })) {
        Object.defineProperty(options, name, {
          enumerable: true,
          get() {
            reads.push(name);
            return value;
          },
        });
      }
      const result = await exchanged(events(), (url) => fetch(url, options));
      return { ...result, reads };
    },
    'a method in small letters': () => exchanged(events(), (url) => fetch(url, post({ method: 'post' }))),
    keepalive: () => exchanged(events(), (url) => fetch(url, post({ keepalive: true }))),
    'a Request with keepalive': () =>
      exchanged(events(), (url) => fetch(new Request(url, post({ keepalive: true })))),
    'redirect: follow': () => exchanged(address(read, 'elsewhere'), (url) => fetch(url)),
    'redirect: error': () =>
      exchanged(address(read, 'elsewhere'), (url) => fetch(url, { redirect: 'error' })),
    'redirect: manual': async () => {
      const response = await fetch(address(read, 'elsewhere').url, { redirect: 'manual' });
      const { type, status, url, body } = response;
      return { type, status, url: withoutId(url), body, text: await response.text() };
    },
    'a Request with a JSON body, redirected': () =>
      exchanged(address(send, 'elsewhere'), (url) => fetch(new Request(url, post()))),
    'mode: no-cors': () => exchanged(json(), (url) => fetch(url, { mode: 'no-cors' })),
    'a wrong integrity': () =>
      exchanged(json(), (url) =>
        fetch(url, { integrity: 'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' }),
      ),
    'no network': () => faultIn(() => fetch(address(read, 'unreachable').url)),
    'a host out of policy': () => faultIn(() => fetch(`https://elsewhere.example${read}`)),
    sendBeacon: async () => {
      const { id, url } = address(send, 'json');
      const sent = navigator.sendBeacon(url, JSON.stringify(prompt));
      await pause(30);
      return { sent, seen: await seenOf(id) };
    },
  };
}

function abortsOf({ read, send }) {
  return {
    'aborted before': async () => {
      const stop = new AbortController();
      stop.abort();
      return faultIn(() => fetch(address(read, 'json').url, { signal: stop.signal }));
    },
    'aborted before, with a reason': async () => {
      const reason = { my: 'reason' };
      const signal = AbortSignal.abort(reason);
      return fetch(address(read, 'json').url, { signal }).catch((error) => error === reason);
    },
    'aborted while it waits': async () => {
      const stop = new AbortController();
      const reason = new RangeError('no more');
      const { id, url } = address(read, 'late');
      const asked = fetch(url, { signal: stop.signal });
      await arrived(id);
      stop.abort(reason);
      const same = await asked.catch((error) => error === reason);
      return { same, ended: (await seenOf(id)).map(({ ended }) => ended) };
    },
    'timed out': async () =>
      faultIn(() => fetch(address(read, 'late').url, { signal: AbortSignal.timeout(20) })),
    'a Request’s own signal': async () => {
      const stop = new AbortController();
      const asked = fetch(new Request(address(send, 'late').url, post({ signal: stop.signal })));
      stop.abort();
      return faultIn(() => asked);
    },
    'aborted while it is read': async () => {
      const stop = new AbortController();
      const { id, url } = address(send, 'endless');
      const reader = (await fetch(url, post({ signal: stop.signal }))).body.getReader();
      await reader.read();
      const reason = { my: 'reason' };
      stop.abort(reason);
      const [reading, closed] = await Promise.all(
        [reader.read(), reader.closed].map((promise) =>
          promise.catch((error) => [error === reason, faultOf(error)]),
        ),
      );
      return { reading, closed, ended: (await seenOf(id)).map(({ ended }) => ended) };
    },
    'aborted while text() waits': async () => {
      const stop = new AbortController();
      const response = await fetch(address(send, 'endless').url, post({ signal: stop.signal }));
      const reading = response.text();
      stop.abort();
      return faultIn(() => reading);
    },
  };
}

/** Calls that are wrong. Whether they throw or reject is part of the answer. */
const wrong = {
  'no argument': () => fetch(),
  'a bad address': () => fetch('http://['),
  'a bad address in a Request': () => fetch(new Request('http://[')),
  'a name and password': () => fetch('https://a:b@claude.ai/x'),
  'a bad method': () => fetch('/x', { method: 'A B' }),
  'a body with GET': () => fetch('/api/organizations/battery/usage', { body: 'x' }),
  'a bad header': () => fetch('/api/organizations/battery/usage', { headers: { 'a b': '1' } }),
  'a bad mode': () => fetch('/api/organizations/battery/usage', { mode: 'navigate' }),
  'options that are none': () => fetch('/api/organizations/battery/usage', 7),
  'a signal that is none': () => fetch('/api/organizations/battery/usage', { signal: {} }),
  'a toString that throws': () =>
    fetch({
      toString() {
        throw new RangeError('mine');
      },
    }),
  'a getter that throws': () =>
    fetch('/api/organizations/battery/usage', {
      get method() {
        throw new RangeError('mine');
      },
    }),
  'a symbol': () => fetch(Symbol('x')),
  'a foreign this': () => fetch.call({}, '/battery/read?battery=json'),
  'with new': () => new fetch('/x'),
};

async function wrongly(call) {
  let promise;
  try {
    promise = call();
  } catch (error) {
    return { threw: faultOf(error) };
  }
  return { rejected: await faultIn(() => promise) };
}

export const asking = {
  ...Object.fromEntries(
    Object.entries(natures).flatMap(([nature, paths]) =>
      Object.entries({ ...under(`${nature} request`, requestsOf(paths)), ...under(nature, abortsOf(paths)) }),
    ),
  ),
  ...under(
    'a wrong call',
    Object.fromEntries(Object.entries(wrong).map(([name, call]) => [name, () => wrongly(call)])),
  ),
};
