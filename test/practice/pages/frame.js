/** What all practice pages share. Each answers to real endpoints of its platform; `/practice/` is ours alone. */

const practice = { 'x-practice-page': '1' };

export function element(selector) {
  return document.querySelector(selector);
}

/** fetch, marked as the page's own so that the server's log can tell it from an extension's. */
export function ask(url, { headers = {}, body, ...options } = {}) {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  return fetch(url, { ...options, ...json, headers: { ...practice, ...type, ...headers } });
}

/** The JSON of a good answer, else undefined: the display then shows nothing rather than something wrong. */
export async function read(url, options) {
  try {
    const response = await ask(url, options);
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

export function state() {
  return read('/practice/state');
}

/** One line of a usage display; without `share` (0 to 1) it has no bar. */
export function meter(label, value, share) {
  const row = document.createElement('div');
  row.className = 'meter';
  for (const text of [label, value])
    row.append(Object.assign(document.createElement('span'), { textContent: text }));
  if (share !== undefined) {
    const bar = Object.assign(document.createElement('progress'), {
      max: 1,
      value: Math.min(1, Math.max(0, share)),
    });
    bar.setAttribute('aria-label', label);
    row.append(bar);
  }
  return row;
}

export function options(select, values) {
  select.replaceChildren(...values.map(([value, text]) => new Option(text, value)));
}

/** Adds a line to the conversation and gives it back, to be filled while the answer comes. */
export function say(log, kind, text = '') {
  const line = Object.assign(document.createElement('div'), { className: `said ${kind}`, textContent: text });
  log.append(line);
  line.scrollIntoView({ block: 'nearest' });
  return line;
}

/** Reads Server-Sent Events through the stream's reader, as the real sites do. */
export async function readEvents(response, onData) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    text += decoder.decode(value, { stream: !done });
    const events = text.split('\n\n');
    text = events.pop();
    for (const event of events) {
      const data = event.split('\n').find((line) => line.startsWith('data: '));
      if (data !== undefined) onData(data.slice('data: '.length));
    }
    if (done) return;
  }
}

/** Sends on submit and on Enter. `send(text)` is called with what the prompt box holds; then the box is empty. */
export function composer(form, box, send, { evenEmpty = false } = {}) {
  const submit = (event) => {
    event.preventDefault();
    const text = (box() instanceof HTMLTextAreaElement ? box().value : box().innerText).trim();
    if (text === '' && !evenEmpty) return;
    if (box() instanceof HTMLTextAreaElement) box().value = '';
    else box().replaceChildren();
    send(text);
  };
  form.addEventListener('submit', submit);
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && event.target === box()) submit(event);
  });
}

/**
 * A chat turn: the question, the answer as it streams, a stop button, the problem where there is one. Resolves to the
 * answer, undefined where none came. `whole`: the text of an answer that comes as JSON, in one piece. `broken`: what is
 * said where the request or its answer broke off.
 */
export async function converse(text, request, textOf, { whole, broken } = {}) {
  const log = element('#chat');
  const stop = element('#stop');
  const aborter = new AbortController();
  const abort = () => aborter.abort();
  say(log, 'mine', text);
  stop.hidden = false;
  stop.addEventListener('click', abort, { once: true });
  try {
    const response = await request(aborter.signal);
    if (!response.ok) {
      say(
        log,
        'problem',
        response.status === 429 ? 'You are out of messages for now.' : `No answer (${response.status}).`,
      );
      return undefined;
    }
    if (whole !== undefined && response.headers.get('content-type')?.includes('json'))
      return say(log, 'answer', whole(await response.json())).textContent;
    const answer = say(log, 'answer');
    await readEvents(response, (data) => {
      answer.textContent += textOf(data);
    });
    return answer.textContent;
  } catch {
    say(log, 'problem', broken ?? (aborter.signal.aborted ? 'Stopped.' : 'No answer.'));
    return undefined;
  } finally {
    stop.removeEventListener('click', abort);
    stop.hidden = true;
  }
}

/** Wires the frame's buttons; `refresh` shows the page's own balances again. */
export async function start(refresh) {
  const about = await state();
  const signedIn = about?.signedIn === true;
  const sign = element('#sign');
  sign.textContent = signedIn ? 'Sign out' : 'Sign in';
  sign.addEventListener('click', async () => {
    await ask(`/practice/${signedIn ? 'sign-out' : 'sign-in'}`, { method: 'POST' });
    location.reload();
  });
  for (const button of document.querySelectorAll('[data-switch]')) {
    button.addEventListener('click', async () => {
      await ask(`/practice/${button.dataset.switch}`, { method: 'POST' });
      await refresh();
    });
  }
  await refresh();
}
