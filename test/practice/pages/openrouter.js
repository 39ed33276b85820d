import { ask, composer, converse, element, meter, options, read, start, state } from './frame.js';

let key;
let managementKey;

const dollars = (amount) => `$${amount.toFixed(2)}`;

async function refresh() {
  const about = await state();
  key = about.key;
  managementKey = about.managementKey;
  options(
    element('#model'),
    (about.models ?? []).map((id) => [id, id]),
  );
  showKeys();
  await showBalance();
}

function showKeys() {
  const rows =
    key === undefined
      ? []
      : [
          ['Practice key', key],
          ['Management key', managementKey],
        ];
  element('#keys').replaceChildren(
    ...rows.flatMap(([label, secret]) => [
      Object.assign(document.createElement('dt'), { textContent: label }),
      Object.assign(document.createElement('dd'), { textContent: secret }),
    ]),
  );
}

async function showBalance() {
  const credits = await read('/api/v1/credits', { headers: { authorization: `Bearer ${managementKey}` } });
  const left = credits?.data.total_credits - credits?.data.total_usage;
  element('#credits').textContent = Number.isFinite(left) ? dollars(left) : '–';
  const facts = (await read('/api/v1/key', { headers: { authorization: `Bearer ${key}` } }))?.data;
  const known = typeof facts?.limit_remaining === 'number';
  const text = known ? `${dollars(facts.limit_remaining)} of ${dollars(facts.limit)} left` : 'not available';
  element('#usage').replaceChildren(
    meter('This key', text, known ? facts.limit_remaining / facts.limit : undefined),
  );
}

async function send(text) {
  const body = {
    model: element('#model').value,
    messages: [{ role: 'user', content: text }],
    stream: true,
    usage: { include: true },
  };
  const headers = { authorization: `Bearer ${key}` };
  await converse(
    text,
    (signal) => ask('/api/v1/chat/completions', { method: 'POST', headers, body, signal }),
    (data) => (data.startsWith('{') ? JSON.parse(data).choices[0].delta.content : ''),
  );
  await showBalance();
}

composer(element('#composer'), () => element('#prompt'), send);
await start(refresh);
