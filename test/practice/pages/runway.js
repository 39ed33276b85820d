import { ask, composer, element, meter, options, read, say, start, state } from './frame.js';

const api = 'https://api.runwayml.com/v1';
const POLL = 400;
const models = [
  ['gen4_turbo', 'Gen-4 Turbo'],
  ['gen4.5', 'Gen-4.5'],
  ['seedance_2', 'Seedance 2.0'],
  ['workflow_gemini_image', 'Nano Banana Pro'],
];

function team() {
  return Number(element('#team').value);
}

/** As the web app: the token of local storage, and the workspace in a header. */
function headers() {
  return {
    authorization: `Bearer ${localStorage.getItem('RW_USER_TOKEN')}`,
    'x-runway-workspace': String(team()),
  };
}

async function refresh() {
  const found = await read(`${api}/profile/features?asTeamId=${team()}`, { headers: headers() });
  const limit = found?.features?.permitted?.numPlanCredits;
  const used = found?.features?.used?.numPlanCredits;
  const known = typeof limit === 'number' && typeof used === 'number';
  element('#credits').textContent = known ? limit - used : '–';
  element('#usage').replaceChildren(
    ...(known ? [meter('This month', `${used} of ${limit} used`, used / limit)] : []),
  );
}

/** What the price is asked of, and what is started besides: the two of Gen-4 differ from those of other makers. */
function form() {
  const taskType = element('#model').value;
  const seconds = Number(element('#duration').value);
  const resolution = element('#resolution').value;
  const explore = element('#explore').checked;
  const exploring = explore ? { exploreMode: true } : {};
  if (taskType === 'workflow_gemini_image') {
    const size = resolution === '1080p' ? '2K' : '1K';
    const count = Number(element('#count').value);
    const image = { model: 'gemini-3-pro-image-preview', num_images: count, image_size: size };
    return {
      taskType,
      feature: 'gemini_image',
      asked: { ...image, ...exploring },
      words: 'text_prompt',
      explore,
    };
  }
  if (taskType === 'seedance_2') {
    const clip = {
      duration: seconds,
      resolution,
      aspectRatio: '16:9',
      generateAudio: element('#audio').checked,
    };
    return { taskType, feature: taskType, asked: { ...clip, ...exploring }, words: 'textPrompt', explore };
  }
  const clip = { seconds, width: 1280, height: 720, route: 'i2v', ...exploring };
  return { taskType, feature: taskType, asked: clip, words: 'text_prompt', explore };
}

async function estimate() {
  const { feature, asked, explore } = form();
  const body = { feature, count: 1, asTeamId: team(), taskOptions: asked };
  const answer = await read(`${api}/billing/estimate_feature_cost_credits`, {
    method: 'POST',
    headers: headers(),
    body,
  });
  const price = explore ? 'Explore' : typeof answer?.cost === 'number' ? `${answer.cost} credits` : undefined;
  element('#generate').textContent = price === undefined ? 'Generate' : `Generate · ${price}`;
}

async function generate(words) {
  const button = element('#generate');
  const line = say(element('#outputs'), 'mine', words);
  button.disabled = true;
  try {
    await estimate();
    const { taskType, asked, words: name, explore } = form();
    const post = (path, body) => ask(`${api}${path}`, { method: 'POST', headers: headers(), body });
    await post('/tasks/can_start', { feature: taskType, taskType, asTeamId: team() });
    const response = await post('/tasks', {
      taskType,
      options: { ...asked, name: `${taskType} - ${words}`, [name]: words, exploreMode: explore },
      asTeamId: team(),
      sessionId: crypto.randomUUID(),
    });
    const answer = await response.json();
    if (!response.ok) {
      say(element('#outputs'), 'problem', answer.error);
      return;
    }
    line.dataset.task = answer.task.id;
    await untilDone(answer.task.id);
  } catch (error) {
    say(element('#outputs'), 'problem', error.name === 'AbortError' ? 'Cancelled.' : 'No connection.');
  } finally {
    button.disabled = false;
    await refresh();
  }
}

async function untilDone(id) {
  const line = say(element('#outputs'), 'answer', 'Generating …');
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, POLL));
    const found = await read(`${api}/tasks/${id}?asTeamId=${team()}`, { headers: headers() });
    const { status, error } = found?.task ?? {};
    if (status === 'RUNNING' || status === 'PENDING') continue;
    line.textContent = status === 'SUCCEEDED' ? `▶ ${id}` : `Failed: ${error ?? 'no answer'}`;
    return;
  }
}

const about = await state();
if (typeof about?.token === 'string') localStorage.setItem('RW_USER_TOKEN', about.token);
else localStorage.removeItem('RW_USER_TOKEN');
options(element('#model'), models);
options(
  element('#team'),
  (about?.teams ?? []).map(({ id, name }) => [id, name]),
);
options(
  element('#duration'),
  [5, 10].map((seconds) => [seconds, `${seconds} s`]),
);
options(
  element('#resolution'),
  ['720p', '1080p'].map((name) => [name, name]),
);
options(
  element('#count'),
  [1, 2, 4].map((count) => [count, count]),
);
for (const id of ['model', 'duration', 'resolution', 'count', 'audio', 'explore', 'team'])
  element(`#${id}`).addEventListener('change', estimate);
element('#team').addEventListener('change', refresh);
composer(element('#composer'), () => element('#prompt'), generate);
await read(`${api}/profile`, { headers: headers() });
await start(refresh);
await estimate();
