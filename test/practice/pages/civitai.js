import { ask, composer, element, meter, options, read, say, start, state } from './frame.js';

const models = [
  ['SDXL', 'SDXL'],
  ['Flux1', 'Flux.1'],
];
const sizes = [
  ['1:1', 'Square', 1024, 1024],
  ['2:3', 'Portrait', 832, 1216],
  ['1:4', 'Small', 512, 512],
];

/** Queries go together in one GET, as tRPC's batch link sends them; `streamed` is its newer form. */
async function query(calls) {
  const names = calls.map(([name]) => name).join(',');
  const inputs = Object.fromEntries(calls.map(([, json], index) => [index, { json }]));
  const url = `/api/trpc/${names}?batch=1&input=${encodeURIComponent(JSON.stringify(inputs))}`;
  if (!element('#streamed').checked) return (await read(url))?.map((reply) => reply.result?.data.json) ?? [];
  const response = await ask(url, { headers: { 'trpc-accept': 'application/jsonl' } });
  const lines = (await response.text()).trim().split('\n');
  const [, ...parts] = lines.map((line) => JSON.parse(line).json);
  // Each call has three parts here, of which the last is its data.
  return parts.filter(([, , [, ...later]]) => later.length === 0).map(([, , [[data]]]) => data);
}

function form() {
  const [value, , width, height] = sizes.find(([name]) => name === element('#size').value);
  return {
    workflow: 'txt2img',
    ecosystem: element('#model').value,
    model: { id: element('#model').value === 'SDXL' ? 128713 : 691639, model: { type: 'Checkpoint' } },
    resources: [],
    aspectRatio: { value, width, height },
    quantity: Number(element('#quantity').value),
    steps: 25,
    sampler: 'Euler a',
    priority: 'low',
  };
}

let asked = 0;
let price;

/** At each change of the form. The words are left out, as the site does it. */
async function askPrice() {
  const turn = ++asked;
  element('#price').textContent = '…';
  const [, answer] = await query([
    ['user.checkNotifications', { authed: true }],
    ['orchestrator.whatIfFromGraph', { ...form(), authed: true }],
  ]);
  if (turn !== asked) return;
  price = answer?.cost;
  showPrice();
}

function tipRate() {
  return element('#tip').checked ? 0.25 : 0;
}

function showPrice() {
  const total = price && price.total + Math.ceil(price.base * tipRate());
  element('#price').textContent = total === undefined ? '–' : `⚡ ${total}`;
}

async function refresh() {
  const [buzz, jobs] = await query([
    ['buzz.getBuzzAccount', { authed: true }],
    ['orchestrator.queryGeneratedImages', { tags: ['gen'], authed: true }],
  ]);
  element('#buzz').replaceChildren(
    ...Object.entries(buzz ?? {}).map(([colour, left]) => meter(colour, String(left))),
  );
  const failed = jobs?.items?.filter(({ status }) => status === 'failed').length ?? 0;
  element('#jobs').dataset.failed = String(failed);
}

async function generate(prompt) {
  const button = element('#generate');
  button.disabled = true;
  const json = {
    input: { ...form(), prompt, seed: 1 },
    creatorTip: tipRate(),
    civitaiTip: 0,
    tags: [],
    buzzType: element('#colour').value,
    externalId: crypto.randomUUID(),
    authed: true,
  };
  try {
    const response = await ask('/api/trpc/orchestrator.generateFromGraph', {
      method: 'POST',
      body: { json },
    });
    const { result, error } = await response.json();
    if (error) say(element('#jobs'), 'problem', `Not generated: ${error.json.message}.`);
    else say(element('#jobs'), 'answer', `Job ${result.data.json.id} for ⚡ ${result.data.json.cost.total}`);
  } catch (error) {
    say(element('#jobs'), 'problem', error.name === 'AbortError' ? 'Cancelled.' : 'No answer.');
  } finally {
    button.disabled = false;
  }
  // The site's own number follows a little later.
  setTimeout(refresh, 800);
}

options(element('#model'), models);
options(
  element('#size'),
  sizes.map(([value, text]) => [value, text]),
);
options(
  element('#quantity'),
  [1, 2, 4].map((count) => [count, String(count)]),
);
options(element('#colour'), [
  ['blue', 'Blue Buzz'],
  ['yellow', 'Yellow Buzz'],
]);
for (const id of ['#model', '#size', '#quantity']) element(id).addEventListener('change', askPrice);
element('#tip').addEventListener('change', showPrice);
element('#fail-next').addEventListener('click', () => ask('/practice/fail-next', { method: 'POST' }));
composer(element('#composer'), () => element('#prompt'), generate);
if ((await state())?.signedIn) await askPrice();
await start(refresh);
