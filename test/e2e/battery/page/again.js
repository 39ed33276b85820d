import { address, faultIn, natures, pause, post, seenOf, under } from './tools.js';

/** Requests that are used more than once, or whose body is looked at. */
function againOf({ read, send }) {
  const streamed = async (type) => {
    const log = [];
    const noting = {
      type,
      pull: (controller) => {
        log.push('pull');
        controller.enqueue(new TextEncoder().encode('{"prompt":"x"}'));
      },
      cancel: (reason) => void log.push(`cancel ${reason}`),
    };
    const body = new ReadableStream(noting, { highWaterMark: 0 });
    const headers = { 'content-type': 'application/json' };
    const request = new Request(address(send, 'json').url, { method: 'POST', body, duplex: 'half', headers });
    const state = () => [request.bodyUsed, body.locked];
    const before = state();
    const asked = faultIn(() => fetch(request));
    const during = state();
    const fault = await asked;
    await pause(30);
    return { log: log.slice(0, 8), before, during, after: state(), fault };
  };
  return {
    'a GET twice': async () => {
      const { id, url } = address(read, 'json');
      const request = new Request(url);
      const texts = [await (await fetch(request)).text(), await (await fetch(request)).text()];
      return { texts, used: request.bodyUsed, count: (await seenOf(id)).length };
    },
    'a clone, then the original': async () => {
      const { id, url } = address(send, 'events');
      const request = new Request(url, post());
      const copy = request.clone();
      const texts = [await (await fetch(copy)).text(), await (await fetch(request)).text()];
      return { texts, used: [request.bodyUsed, copy.bodyUsed], seen: await seenOf(id) };
    },
    'made of another': async () => {
      const { id, url } = address(send, 'events');
      const first = new Request(url, post());
      const second = new Request(first, { headers: { 'content-type': 'application/json', 'x-second': '1' } });
      const asked = fetch(second);
      const states = [first.bodyUsed, second.bodyUsed];
      return { text: await (await asked).text(), states, seen: await seenOf(id) };
    },
    'after it was sent': async () => {
      const request = new Request(address(send, 'events').url, post());
      await (await fetch(request)).text();
      return {
        text: await faultIn(() => request.text()),
        clone: await faultIn(() => request.clone()),
        made: await faultIn(() => new Request(request)),
        fetched: await faultIn(() => fetch(request)),
        locked: request.body?.locked ?? null,
      };
    },
    'a body that somebody reads': async () => {
      const request = new Request(address(send, 'events').url, post());
      const reader = request.body?.getReader();
      const fault = reader === undefined ? null : await faultIn(() => fetch(request));
      reader?.releaseLock();
      return { fault, text: await request.text() };
    },
    // Chromium sends these over HTTP/2 only, Firefox not at all: what the source is told of it is told all the same.
    'a streamed body': () => streamed(),
    'a streamed body of bytes': () => streamed('bytes'),
    'a streamed body in the options': async () => {
      const log = [];
      const body = new ReadableStream({ cancel: (reason) => void log.push(['cancel', String(reason)]) });
      const headers = { 'content-type': 'application/json' };
      const options = { method: 'POST', body, duplex: 'half', headers };
      const fault = await faultIn(() =>
        fetch(address(send, 'json').url, { ...options, signal: AbortSignal.timeout(1000) }),
      );
      await pause(10);
      return { log, fault, locked: body.locked };
    },
  };
}

export const again = Object.fromEntries(
  Object.entries(natures).flatMap(([nature, paths]) =>
    Object.entries(under(`${nature} Request again`, againOf(paths))),
  ),
);
