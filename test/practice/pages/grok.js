import { ask, composer, element, meter, read, say, start, state } from './frame.js';

let mode = 'auto';
let conversation;

async function refresh() {
  showModes((await state()).modes);
  await showUsage();
}

async function showUsage() {
  const [weekly, window, imagine] = await Promise.all([
    weeklyPercent(),
    read('/rest/rate-limits', { method: 'POST', body: { modelName: mode } }),
    read('/rest/media/imagine/quota_info', { method: 'POST', body: {} }),
  ]);
  const rows = [];
  if (weekly !== undefined) rows.push(meter('This week', `${weekly}% used`, weekly / 100));
  if (typeof window?.totalQueries === 'number') {
    const { remainingQueries: left, totalQueries: total } = window;
    rows.push(meter(`Queries (${mode})`, `${left} of ${total} left`, 1 - left / total));
  }
  if (imagine?.image) rows.push(meter('Images', `${imagine.image.remainingQueries} left`));
  element('#usage').replaceChildren(...(rows.length > 0 ? rows : [meter('Usage', 'not available')]));
}

/** gRPC-web, read as connect-es reads it: all bytes at once. The percentage is the first field of the first message. */
async function weeklyPercent() {
  const response = await fetch('/grok_api_v2.GrokBuildBilling/GetGrokCreditsConfig', {
    method: 'POST',
    headers: {
      'content-type': 'application/grpc-web+proto',
      'x-grpc-web': '1',
      'x-user-agent': 'connect-es/2.1.1',
      'x-practice-page': '1',
    },
    body: new Uint8Array(5),
  }).catch(() => undefined);
  if (!response?.ok || response.headers.get('content-type') !== 'application/grpc-web+proto')
    return undefined;
  const view = new DataView(await response.arrayBuffer());
  if (view.getUint8(0) !== 0) return undefined;
  return view.getUint8(7) === 0x0d ? Math.round(view.getFloat32(8, true) * 10) / 10 : 0;
}

function showModes(modes) {
  const menu = element('#modes');
  const button = element('button[aria-label="Model select"]');
  const open = (isOpen) => {
    menu.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
  };
  const choose = (name) => {
    mode = name;
    button.textContent = name;
    open(false);
    showModes(modes);
    showUsage();
  };
  menu.replaceChildren(
    ...modes.map((name) => {
      const item = Object.assign(document.createElement('div'), { textContent: name, tabIndex: 0 });
      item.setAttribute('role', 'menuitemradio');
      item.setAttribute('aria-checked', String(name === mode));
      item.addEventListener('click', () => choose(name));
      item.addEventListener('keydown', (event) => event.key === 'Enter' && choose(name));
      return item;
    }),
  );
  button.onclick = () => open(menu.hidden);
}

async function send(text) {
  const log = element('#chat');
  const stop = element('#stop');
  const aborter = new AbortController();
  const abort = () => aborter.abort();
  say(log, 'mine', text);
  stop.hidden = false;
  stop.addEventListener('click', abort, { once: true });
  try {
    await converse(text, log, aborter.signal);
  } catch (error) {
    // Whoever ended the request: the site takes it for its person's own wish.
    say(log, 'problem', error.name === 'AbortError' ? 'Message cancelled.' : 'No answer.');
  } finally {
    stop.removeEventListener('click', abort);
    stop.hidden = true;
  }
  await showUsage();
}

async function converse(text, log, signal) {
  const path = conversation === undefined ? 'new' : `${conversation}/responses`;
  const response = await ask(`/rest/app-chat/conversations/${path}`, {
    method: 'POST',
    body: { temporary: false, message: text, modeId: mode, fileAttachments: [], imageAttachments: [] },
    signal,
  });
  if (!response.ok) {
    const isOut = response.status === 429;
    say(log, 'problem', isOut ? 'You are out of messages for now.' : `No answer (${response.status}).`);
    return;
  }
  const answer = say(log, 'answer');
  await readLines(response, ({ result }) => {
    if (result.conversation) {
      conversation = result.conversation.conversationId;
      history.pushState({}, '', `/c/${conversation}`);
    }
    const { token = '', error } = result.response ?? {};
    answer.textContent += token;
    if (error) say(log, 'problem', error.message);
  });
}

/** One JSON a line, through the stream's reader. */
async function readLines(response, onLine) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    text += decoder.decode(value, { stream: !done });
    const lines = text.split('\n');
    text = lines.pop();
    for (const line of lines) onLine(JSON.parse(line));
    if (done) return;
  }
}

composer(element('#composer'), () => element('.ProseMirror'), send);
await start(refresh);
