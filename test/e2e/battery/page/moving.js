import { address, faultIn, natures, pause, post, text, under } from './tools.js';

/** What another world reads of a stream that is given away. */
function heardFrom(port) {
  return Promise.race([
    new Promise((resolve) => {
      port.onmessage = ({ data }) => resolve(data);
    }),
    pause(2000).then(() => 'late'),
  ]);
}

async function drained(stream) {
  return new Response(stream).text();
}

function movingOf({ read, send }) {
  const answer = () => fetch(address(read, 'json').url);
  const stream = async () => (await fetch(address(send, 'events').url, post())).body;
  return {
    'a stream through a channel': async () => {
      const { port1, port2 } = new MessageChannel();
      const body = await stream();
      port1.postMessage({ body }, [body]);
      const { body: moved } = await heardFrom(port2);
      return { text: await drained(moved), locked: body.locked, kind: moved instanceof ReadableStream };
    },
    'one side of a tee given away': async () => {
      const [left, right] = (await stream()).tee();
      const moved = structuredClone(left, { transfer: [left] });
      return Promise.all([moved, right].map(drained));
    },
    'a piped stream given away': async () => {
      const piped = (await stream()).pipeThrough(new TextDecoderStream());
      const moved = structuredClone(piped, { transfer: [piped] });
      let all = '';
      for (const reader = moved.getReader(); ; ) {
        const { done, value } = await reader.read();
        if (done) return all;
        all += value;
      }
    },
    'bytes given away': async () => {
      const buffer = await (await answer()).arrayBuffer();
      const moved = structuredClone(buffer, { transfer: [buffer] });
      return [text(moved), buffer.byteLength];
    },
    'each piece given away': async () => {
      const reader = (await stream()).getReader();
      let all = '';
      const decoder = new TextDecoder();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return all;
        const moved = structuredClone(value, { transfer: [value.buffer] });
        all += decoder.decode(moved, { stream: true }) + (value.byteLength === 0 ? '' : 'kept');
      }
    },
    'a copy of a Blob': async () => {
      const blob = structuredClone(await (await answer()).blob());
      return [blob.type, blob.size, await blob.text()];
    },
    'things that can’t be given away': async () => {
      const { port1 } = new MessageChannel();
      const response = await answer();
      const locked = await stream();
      const reader = locked.getReader();
      return {
        response: await faultIn(() => port1.postMessage(response)),
        headers: await faultIn(() => port1.postMessage(response.headers)),
        promise: await faultIn(() => port1.postMessage(answer())),
        stream: await faultIn(() => port1.postMessage(locked)),
        locked: await faultIn(() => port1.postMessage(locked, [locked])),
        reader: await faultIn(() => port1.postMessage(reader, [reader])),
        after: [response.bodyUsed, await response.text(), (await reader.read()).done],
      };
    },
  };
}

export const moving = Object.fromEntries(
  Object.entries(natures).flatMap(([nature, paths]) =>
    Object.entries(under(`${nature} given away`, movingOf(paths))),
  ),
);
