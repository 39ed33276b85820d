import { ask, composer, converse, element, meter, options, read, start, state } from './frame.js';

const features = { deep_research: 'Deep research', file_upload: 'Files', image_gen: 'Images' };
let token;

async function refresh() {
  const session = await read('/api/auth/session');
  token = session?.accessToken;
  const about = await state();
  options(
    element('#model'),
    about.models.map((slug) => [slug, slug]),
  );
  showLimits(await read('/backend-api/conversation/init', { method: 'POST', headers: bearer(), body: {} }));
  showCodex(await read('/backend-api/wham/usage', { headers: bearer() }));
}

function bearer() {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

function showLimits(limits) {
  const models = (limits?.model_limits ?? []).map(({ model_slug, remaining, limit }) =>
    meter(model_slug, `${remaining} of ${limit} left`, remaining / limit),
  );
  const counts = (limits?.limits_progress ?? []).map(({ feature_name, remaining }) =>
    meter(features[feature_name] ?? feature_name, `${remaining} left`),
  );
  const rows = [...models, ...counts];
  element('#limits').replaceChildren(...(rows.length > 0 ? rows : [meter('Limits', 'not available')]));
}

function showCodex(usage) {
  const windows = [
    ['5 hours', usage?.rate_limit?.primary_window],
    ['Week', usage?.rate_limit?.secondary_window],
  ].filter(([, window]) => typeof window?.used_percent === 'number');
  const rows = windows.map(([label, { used_percent }]) =>
    meter(label, `${used_percent}% used`, used_percent / 100),
  );
  if (rows.length > 0) rows.push(meter('Credits', usage.credits.balance));
  element('#codex').replaceChildren(...(rows.length > 0 ? rows : [meter('Usage', 'not available')]));
}

async function send(text) {
  const model = element('#model').value;
  const tool = element('#tool').value;
  const body = {
    action: 'next',
    model,
    messages: [
      {
        id: crypto.randomUUID(),
        author: { role: 'user' },
        create_time: Date.now() / 1000,
        content: { content_type: 'text', parts: [text] },
      },
    ],
    parent_message_id: crypto.randomUUID(),
    conversation_mode: { kind: 'primary_assistant' },
    system_hints: tool === '' ? [] : [tool],
    supported_encodings: ['v1'],
  };
  await ask('/backend-api/f/conversation/prepare', { method: 'POST', headers: bearer(), body: { model } });
  await converse(
    text,
    (signal) => ask('/backend-api/f/conversation', { method: 'POST', headers: bearer(), body, signal }),
    textOf,
  );
}

/** Delta encoding v1: an added message, then appended text; typed objects stand beside it. */
function textOf(data) {
  if (!data.startsWith('{')) return '';
  const value = JSON.parse(data);
  if (value.type === 'conversation_detail_metadata') showLimits(value);
  if (value.type !== undefined || value.o === 'patch') return '';
  if (value.o === 'add') return value.v.message.content.parts[0];
  return typeof value.v === 'string' ? value.v : '';
}

/** The connection that the site keeps open beside its streams. */
function connect() {
  const socket = new WebSocket('wss://chatgpt.com/backend-api/celsius/ws/user');
  const show = (text) => {
    element('#socket').textContent = text;
  };
  socket.addEventListener('message', () => show('open'));
  socket.addEventListener('close', () => show('closed'));
}

composer(element('#composer'), () => element('#prompt-textarea'), send);
connect();
await start(refresh);
