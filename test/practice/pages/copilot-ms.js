import { composer, element, options, read, say, start, state } from './frame.js';

const address = `wss://${location.host}/c/api/chat?api-version=2&clientSessionId=${crypto.randomUUID()}`;
/** The socket that is open; another one is opened by the next message once it is closed. */
let connection;
let conversation;
/** The line that the answer under way is written to. */
let line;

function connected() {
  connection ??= new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(data);
      if (message.event === 'connected') resolve(socket);
      else show(message);
    });
    socket.addEventListener('close', () => {
      connection = undefined;
      if (line !== undefined) end('problem', 'Connection lost.');
      reject(new Error('closed'));
    });
  });
  return connection;
}

function show({ event, text, url }) {
  if (line === undefined) return;
  if (event === 'appendText') line.textContent += text;
  if (event === 'imageGenerated') line.textContent += ` [image ${url}]`;
  if (event === 'error') end('problem', 'Something went wrong.');
  if (event === 'done') line = undefined;
}

function end(kind, words) {
  line = undefined;
  say(element('#chat'), kind, words);
}

async function send(text) {
  const log = element('#chat');
  say(log, 'mine', text);
  try {
    conversation ??= (await begin())?.currentConversationId;
    const socket = await connected();
    line = say(log, 'answer');
    socket.send(
      JSON.stringify({
        event: 'send',
        conversationId: conversation,
        content: [{ type: 'text', text }],
        mode: element('#mode').value,
        context: {},
      }),
    );
  } catch (error) {
    end('problem', error?.name === 'AbortError' ? 'Cancelled.' : 'Connection lost.');
  }
}

function begin() {
  const body = { timeZone: 'UTC', startNewConversation: true };
  return read('/c/api/start', { method: 'POST', body });
}

const { modes = [] } = (await state()) ?? {};
options(
  element('#mode'),
  modes.map((mode) => [mode, mode]),
);
composer(element('#composer'), () => element('#prompt'), send);
await start(async () => {});
