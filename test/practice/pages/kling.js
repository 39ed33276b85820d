import { composer, element, meter, options, say, start } from './frame.js';

const POLL = 400;
const models = [
  ['video 1.5', 'Video 1.5'],
  ['video 2.6', 'Video 2.6'],
  ['image 3.0', 'Image 3.0'],
];

/** By XMLHttpRequest, as Kling does, with a token for this request alone. Rejects with the name of the event. */
function call(method, path, { query = {}, body } = {}) {
  const host = element('#other-host').checked ? 'api-app-global.klingai.com' : location.host;
  const search = new URLSearchParams({ __NS_hxfalcon: crypto.randomUUID(), caver: '2', ...query });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, `https://${host}/api${path}?${search}`);
    request.withCredentials = true;
    request.setRequestHeader('x-practice-page', '1');
    if (body !== undefined) request.setRequestHeader('content-type', 'application/json');
    request.addEventListener('load', () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText));
      else reject(new Error(`status ${request.status}`));
    });
    for (const event of ['abort', 'error', 'timeout'])
      request.addEventListener(event, () => reject(new Error(event)));
    request.send(body === undefined ? null : JSON.stringify(body));
  });
}

/** The answer, else undefined: the display then shows nothing rather than something wrong. */
async function quietly(answer) {
  try {
    return await answer;
  } catch {
    return undefined;
  }
}

async function refresh() {
  const data = (await quietly(call('GET', '/account/pointAndTicket')))?.data;
  element('#credits').textContent = typeof data?.total === 'number' ? data.total / 100 : '–';
  const rows = (data?.points ?? []).map(({ type, amount, balance }) =>
    meter(type, `${balance / 100} of ${amount / 100} left`, balance / amount),
  );
  element('#orders').replaceChildren(...rows);
}

function form(words) {
  const [kind, version] = element('#model').value.split(' ');
  const value = (id) => element(`#${id}`).value;
  const list = (values) => Object.entries(values).map(([name, given]) => ({ name, value: given }));
  const common = { prompt: words, rich_prompt: words, imageCount: value('count') };
  if (kind === 'image') {
    const image = { kolors_version: version, __isUnLimited: false, img_resolution: value('resolution') };
    return { type: 'mmu_img_aiweb', inputs: [], arguments: list({ ...common, ...image }) };
  }
  const clip = { kling_version: version, duration: value('duration'), model_mode: value('mode') };
  return {
    type: 'm2v_txt2video',
    inputs: [],
    arguments: list({ negative_prompt: '', ...common, ...clip, enable_audio: 'false', biz: 'klingai' }),
  };
}

/** The price of what stands in the form, in hundredths; it goes with the submit. */
async function price() {
  const answer = await quietly(call('POST', '/task/price', { body: form(element('#prompt').value) }));
  const amount = answer?.data?.price?.payAmount;
  element('#generate').textContent =
    typeof amount === 'number' ? `Generate · ${amount / 100} credits` : 'Generate';
  return amount;
}

async function generate(words) {
  const button = element('#generate');
  say(element('#outputs'), 'mine', words);
  button.disabled = true;
  try {
    const showPrice = await price();
    const body = form(words);
    body.arguments.push({ name: 'paymentMode', value: 1 }, { name: 'showPrice', value: showPrice });
    const { result, error_msg: refused, data } = await call('POST', '/task/submit', { body });
    if (result !== 1 || data?.task === undefined)
      say(element('#outputs'), 'problem', data?.message ?? refused ?? 'Not taken on.');
    else await untilDone(data.task.id);
  } catch (error) {
    say(element('#outputs'), 'problem', error.message === 'abort' ? 'Cancelled.' : 'No connection.');
  } finally {
    button.disabled = false;
    await refresh();
  }
}

async function untilDone(id) {
  const line = say(element('#outputs'), 'answer', 'Generating …');
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, POLL));
    const { status, works = [] } = (await call('GET', '/task/status', { query: { taskId: id } })).data;
    if (status < 90) continue;
    line.textContent = works.length > 0 ? `▶ ${id}` : 'Failed.';
    return;
  }
}

const same = (values) => values.map((value) => [value, value]);
options(element('#model'), models);
options(element('#mode'), same(['std', 'pro']));
options(
  element('#duration'),
  [5, 10].map((seconds) => [seconds, `${seconds} s`]),
);
options(element('#resolution'), same(['1k', '2k']));
options(element('#count'), same(['1', '2', '4']));
for (const id of ['model', 'mode', 'duration', 'resolution', 'count'])
  element(`#${id}`).addEventListener('change', price);
composer(element('#composer'), () => element('#prompt'), generate);
await start(refresh);
await price();
