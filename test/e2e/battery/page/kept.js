import { address, arrived, natures, pause, post } from './tools.js';

const shown = [];
for (const type of ['pageshow', 'pagehide', 'freeze', 'resume'])
  addEventListener(type, ({ persisted }) => shown.push([type, persisted ?? null]));

/** A request without an answer yet, a stream that goes on, an open socket. */
async function beBusy() {
  const { id, url } = address(natures.watched.read, 'late');
  fetch(url).catch(() => undefined);
  const { body } = await fetch(address(natures.watched.send, 'breaking').url, post());
  await body.getReader().read();
  const socket = new WebSocket('wss://chatgpt.com/backend-api/celsius/ws/user');
  await new Promise((resolve) => socket.addEventListener('message', resolve));
  await arrived(id);
}

/** Until nobody has asked anything for a while, the extension neither: Firefox keeps no page that waits for an answer. */
async function quiet() {
  const asked = () => performance.getEntriesByType('resource').length;
  for (let before = -1; before !== asked(); await pause(200)) before = asked();
}

function reasonsOf(told) {
  return told?.reasons?.map(({ reason }) => reason).sort() ?? null;
}

globalThis.kept = {
  leave: async (isBusy) => {
    await quiet();
    if (isBusy) await beBusy();
  },
  /** What the page knows of its own coming and going, and whether requests work on. */
  tell: async () => {
    const [{ notRestoredReasons }] = performance.getEntriesByType('navigation');
    const answers = [];
    for (const { read } of Object.values(natures))
      answers.push(await (await fetch(address(read, 'json').url)).text());
    return { shown, reasons: reasonsOf(notRestoredReasons), answers };
  },
};
