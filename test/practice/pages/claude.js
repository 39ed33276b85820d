import { ask, composer, converse, element, meter, options, read, start, state } from './frame.js';

const names = { session: 'Current session', weekly_all: 'All models, this week' };
const conversation = crypto.randomUUID();
let organization;
let model = 'claude-sonnet-5';

async function refresh() {
  const about = await state();
  organization = about.active;
  options(
    element('#organization'),
    about.organizations.map(({ uuid, name }) => [uuid, name]),
  );
  element('#organization').value = organization;
  showModels(about.models);
  await showUsage();
}

async function showUsage() {
  const usage = await read(`/api/organizations/${organization}/usage`);
  const rows = (usage?.limits ?? [])
    .filter(({ percent }) => typeof percent === 'number')
    .map(({ kind, percent, scope }) => {
      const label = names[kind] ?? `${scope?.model?.display_name ?? kind}, this week`;
      return meter(label, `${percent}% used`, percent / 100);
    });
  if (usage?.spend?.enabled) {
    const { limit, used } = usage.spend;
    const dollars = (minor) => `$${(minor / 100).toFixed(2)}`;
    rows.push(
      meter(
        'Usage credits',
        `${dollars(used.amount_minor)} of ${dollars(limit.amount_minor)}`,
        used.amount_minor / limit.amount_minor,
      ),
    );
  }
  element('#usage').replaceChildren(...(rows.length > 0 ? rows : [meter('Usage', 'not available')]));
}

function showModels(models) {
  const menu = element('#models');
  const button = element('[data-testid="model-selector-dropdown"]');
  const open = (isOpen) => {
    menu.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
  };
  menu.replaceChildren(
    ...models.map((name) => {
      const item = Object.assign(document.createElement('div'), { textContent: name, tabIndex: 0 });
      item.setAttribute('role', 'menuitemradio');
      item.setAttribute('aria-checked', String(name === model));
      const choose = () => {
        model = name;
        button.setAttribute('aria-label', `Model: ${name}`);
        button.firstElementChild.textContent = name;
        open(false);
        showModels(models);
      };
      item.addEventListener('click', choose);
      item.addEventListener('keydown', (event) => event.key === 'Enter' && choose());
      return item;
    }),
  );
  button.onclick = () => open(menu.hidden);
}

async function send(text) {
  const base = `/api/organizations/${organization}/chat_conversations`;
  if (!location.pathname.startsWith('/chat/')) {
    await ask(base, { method: 'POST', body: { uuid: conversation, name: '' } });
    history.pushState({}, '', `/chat/${conversation}`);
  }
  const body = {
    prompt: text,
    timezone: 'UTC',
    model,
    attachments: [],
    files: [],
    tools: [],
    rendering_mode: 'messages',
  };
  await converse(
    text,
    (signal) => ask(`${base}/${conversation}/completion`, { method: 'POST', body, signal }),
    (data) => JSON.parse(data).delta?.text ?? '',
  );
  await showUsage();
}

element('#organization').addEventListener('change', async ({ target }) => {
  await ask('/practice/organization', { method: 'POST', body: { uuid: target.value } });
  await refresh();
});
composer(element('#composer'), () => element('[data-testid="chat-input"]'), send);
await start(refresh);
