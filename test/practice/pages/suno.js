import { ask, composer, element, meter, options, read, say, start, state } from './frame.js';

const api = 'https://studio-api-prod.suno.com';
const models = [
  ['chirp-fenix', 'v5.5'],
  ['chirp-crow', 'v5'],
];

/** The part of clerk-js that suno.com's own code and others use. */
function clerk(signedIn) {
  const url = 'https://auth.suno.com/v1/client/sessions/sess_practice/tokens';
  const getToken = async () => (await read(url, { method: 'POST', credentials: 'include' }))?.jwt ?? null;
  return { loaded: true, session: signedIn ? { id: 'sess_practice', getToken } : null };
}

async function refresh() {
  const token = await window.Clerk.session?.getToken();
  const headers = { authorization: `Bearer ${token}` };
  const info = token ? await read(`${api}/api/billing/info/`, { headers }) : undefined;
  element('#credits').textContent = info?.total_credits_left ?? '–';
  const rows = [];
  if (typeof info?.monthly_usage === 'number') {
    rows.push(
      meter(
        'This month',
        `${info.monthly_usage} of ${info.monthly_limit} used`,
        info.monthly_usage / info.monthly_limit,
      ),
    );
  }
  if (info?.download_usage) {
    const { current_period_downloads_used: used, current_period_downloads_limit: limit } =
      info.download_usage;
    rows.push(meter('Downloads', `${used} of ${limit} used`, used / limit));
  }
  element('#usage').replaceChildren(...rows);
}

async function create(lyrics) {
  const token = await window.Clerk.session?.getToken();
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'x-practice-page': '1',
  };
  const body = {
    token: null,
    generation_type: 'TEXT',
    mv: element('#model').value,
    prompt: lyrics,
    tags: element('#styles').value,
    title: element('#title').value,
    make_instrumental: lyrics === '',
    negative_tags: '',
    task: null,
    metadata: {
      create_mode: 'custom',
      user_tier: 'pro',
      is_max_mode: false,
      create_session_token: crypto.randomUUID(),
    },
    transaction_uuid: crypto.randomUUID(),
  };
  const byFetch = element('#by-fetch').checked;
  const { status, text } = await (byFetch ? postByFetch : postByXhr)(
    `${api}/api/generate/v2-web/`,
    headers,
    body,
  );
  const answer = status === 200 ? JSON.parse(text) : undefined;
  if (answer?.status === 'error' || answer === undefined) {
    say(element('#clips'), 'problem', `The song could not be created (${answer?.status ?? status}).`);
  } else {
    for (const clip of answer.clips) showClip(clip);
  }
  // The site's own number follows a little later.
  setTimeout(refresh, 1500);
}

function postByXhr(url, headers, body) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.addEventListener('loadend', () =>
      resolve({ status: request.status, text: request.responseText }),
    );
    request.send(JSON.stringify(body));
  });
}

async function postByFetch(url, headers, body) {
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, text: await response.text() };
}

function showClip(clip) {
  const line = say(element('#clips'), 'answer', `♪ ${clip.title || 'Untitled'} · ${clip.model_name} `);
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Download' });
  button.addEventListener('click', async () => {
    const token = await window.Clerk.session?.getToken();
    const headers = { authorization: `Bearer ${token}` };
    await ask(`${api}/api/billing/clips/${clip.id}/download/`, { method: 'POST', headers });
    await refresh();
  });
  line.append(button);
}

function selectTab(chosen) {
  for (const tab of document.querySelectorAll('[role="tab"]')) {
    const selected = tab === chosen;
    tab.setAttribute('aria-selected', String(selected));
    element(`#${tab.getAttribute('aria-controls')}`).hidden = !selected;
  }
}

for (const tab of document.querySelectorAll('[role="tab"]'))
  tab.addEventListener('click', () => selectTab(tab));
options(element('#model'), models);
composer(
  element('#composer'),
  () => (element('#simple').hidden ? element('.lyrics-editor-content') : element('#description')),
  create,
  { evenEmpty: true },
);
window.Clerk = clerk((await state())?.signedIn === true);
await start(refresh);
