import { ask, composer, element, options, read, say, start } from './frame.js';

const api = 'https://aisandbox-pa.googleapis.com/v1';
const list = '/fx/api/trpc/videoFx.getVideoModelConfig';

let token;
let models = [];
let tier = 'PAYGATE_TIER_NOT_PAID';

function withToken(options = {}) {
  return { ...options, headers: { authorization: `Bearer ${token}` } };
}

async function refresh() {
  token = (await read('/fx/api/auth/session'))?.access_token;
  const account = token && (await read(`${api}/credits`, withToken()));
  tier = account?.userPaygateTier ?? tier;
  // The API leaves out what is 0.
  element('#credits').textContent = account?.userPaygateTier ? (account.credits ?? 0) : '–';
}

function showPrice() {
  const each = models.find(({ key }) => key === element('#model').value)?.creditCost;
  element('#price').textContent =
    each === undefined ? '' : `· ${each * Number(element('#count').value)} credits`;
}

async function generate(prompt) {
  const button = element('#generate');
  button.disabled = true;
  const request = () => ({
    aspectRatio: element('#shape').value,
    seed: Math.floor(Math.random() * 99_999),
    textInput: { structuredPrompt: { parts: [{ text: prompt }] } },
    videoModelKey: element('#model').value,
    metadata: {},
  });
  const body = {
    clientContext: { projectId: 'practice', sessionId: ';1', tool: 'PINHOLE', userPaygateTier: tier },
    requests: Array.from({ length: Number(element('#count').value) }, request),
  };
  try {
    const url = `${api}/video:batchAsyncGenerateVideoText`;
    const response = await ask(url, withToken({ method: 'POST', body }));
    const { operations, remainingCredits } = await response.json();
    if (!response.ok) {
      say(element('#clips'), 'problem', `Not generated (${response.status}).`);
      return;
    }
    element('#credits').textContent = remainingCredits ?? '–';
    const line = say(element('#clips'), 'answer', `${operations.length} clip(s) on their way`);
    setTimeout(() => look(operations, line), 800);
  } catch (error) {
    say(element('#clips'), 'problem', error.name === 'AbortError' ? 'Cancelled.' : 'No answer.');
  } finally {
    button.disabled = false;
  }
}

async function look(operations, line) {
  const url = `${api}/video:batchCheckAsyncVideoGenerationStatus`;
  const answer = await read(url, withToken({ method: 'POST', body: { operations } }));
  const ready = answer?.operations?.filter(({ status }) => status.endsWith('_SUCCESSFUL')).length ?? 0;
  line.textContent = `${ready} of ${operations.length} clip(s) ready`;
  await refresh();
}

async function begin() {
  const input = encodeURIComponent(JSON.stringify({ json: null, meta: { values: ['undefined'] } }));
  models = (await read(`${list}?input=${input}`))?.result.data.json.result.videoModels ?? [];
  options(
    element('#model'),
    models.map(({ key, displayName }) => [key, displayName]),
  );
  options(
    element('#count'),
    [1, 2, 4].map((count) => [count, String(count)]),
  );
  options(element('#shape'), [
    ['VIDEO_ASPECT_RATIO_LANDSCAPE', 'Landscape'],
    ['VIDEO_ASPECT_RATIO_PORTRAIT', 'Portrait'],
  ]);
  showPrice();
}

for (const id of ['#model', '#count']) element(id).addEventListener('change', showPrice);
element('#fail-next').addEventListener('click', () => ask('/practice/fail-next', { method: 'POST' }));
composer(element('#composer'), () => element('#prompt'), generate);
await begin();
await start(refresh);
