import { ask, composer, converse, element, meter, options, read, start, state } from './frame.js';

let key;
/** What was said so far: sent again with each turn, as the API wants it. */
const turns = [];

const dollars = (amount) => `$${amount.toFixed(2)}`;
const perMillion = (price) => dollars(Number(price) * 1e6);

async function refresh() {
  const about = await state();
  key = about.key;
  show(about);
  const models = (await read('/api/v1/models'))?.data ?? [];
  const chosen = element('#model').value;
  options(
    element('#model'),
    models.map(({ id, pricing }) => [
      id,
      `${id} (${perMillion(pricing.prompt)} in, ${perMillion(pricing.completion)} out)`,
    ]),
  );
  if (models.some(({ id }) => id === chosen)) element('#model').value = chosen;
}

/** The site's own way to its balance is not known: here it comes from a path that no platform has. */
function show({ key: practiceKey, managementKey, creditsLeft, keyLeft, keyLimit }) {
  const rows =
    practiceKey === undefined
      ? []
      : [
          ['Practice key', practiceKey],
          ['Management key', managementKey],
        ];
  element('#keys').replaceChildren(
    ...rows.flatMap(([label, secret]) => [
      Object.assign(document.createElement('dt'), { textContent: label }),
      Object.assign(document.createElement('dd'), { textContent: secret }),
    ]),
  );
  const isKnown = creditsLeft !== undefined;
  element('#credits').textContent = isKnown ? dollars(creditsLeft) : '–';
  const text = isKnown ? `${dollars(keyLeft)} of ${dollars(keyLimit)} left` : 'not available';
  element('#usage').replaceChildren(meter('This key', text, isKnown ? keyLeft / keyLimit : undefined));
}

async function send(text) {
  const system = element('#system').value.trim();
  const question = { role: 'user', content: text };
  const body = {
    model: element('#model').value,
    messages: [...(system === '' ? [] : [{ role: 'system', content: system }]), ...turns, question],
    stream: element('#stream').checked,
    usage: { include: true },
  };
  const headers = { authorization: `Bearer ${key}` };
  const answer = await converse(
    text,
    (signal) => ask('/api/v1/chat/completions', { method: 'POST', headers, body, signal }),
    (data) => (data.startsWith('{') ? JSON.parse(data).choices[0].delta.content : ''),
    {
      whole: ({ choices }) => choices[0].message.content,
      broken: 'Cancelled. Your message is back in the box.',
    },
  );
  if (answer === undefined) element('#prompt').value = text;
  else turns.push(question, { role: 'assistant', content: answer });
  await refresh();
}

composer(element('#composer'), () => element('#prompt'), send);
await start(refresh);
