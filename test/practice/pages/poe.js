import { ask, composer, element, meter, options, say, start, state } from './frame.js';

/** The price of the bot that is chosen, as its own page tells it. */
let price;
let chat = null;

async function graphql(queryName, variables) {
  const body = { queryName, variables, extensions: { hash: 'practice' } };
  const response = await ask('/api/gql_POST', { method: 'POST', body });
  return response.ok ? (await response.json()).data : undefined;
}

/** Shows nothing rather than something wrong. */
async function quietly(work) {
  try {
    return await work;
  } catch {
    return undefined;
  }
}

async function refresh() {
  const data = await quietly(graphql('SettingsPageQuery', {}));
  showPoints(data?.viewer?.messagePointInfo);
}

function showPoints(info) {
  const { messagePointBalance: left, totalMessagePointAllotment: of } = info ?? {};
  element('#points').textContent = left ?? '–';
  element('#usage').replaceChildren(
    ...(typeof left === 'number' ? [meter('Left', `${left} of ${of}`, left / of)] : []),
  );
}

async function choose(handle) {
  const data = await quietly(graphql('HandleBotLandingPageQuery', { botHandle: handle }));
  price = data?.bot?.messagePointLimit.displayMessagePointPrice;
  element('#price').textContent = price === undefined ? '' : `${price} points`;
}

async function send(text) {
  const log = element('#chat');
  say(log, 'mine', text);
  const bot = element('#bot').value;
  try {
    const data = await graphql('SendMessageMutation', {
      bot,
      query: text,
      chatId: chat,
      source: { sourceType: 'chat_input', chatInputMetadata: { useVoiceRecord: false } },
      clientNonce: crypto.randomUUID().replaceAll('-', '').slice(0, 16),
      attachments: [],
      messagePointsDisplayPrice: price,
    });
    const sent = data?.messageEdgeCreate;
    if (sent?.viewer) showPoints(sent.viewer.messagePointInfo);
    if (sent?.status !== 'success') {
      say(log, 'problem', `Not sent (${sent?.status ?? 'no answer'}).`);
      return;
    }
    chat = sent.chat.chatId;
    say(log, 'answer', `A practice answer of ${bot}.`);
  } catch (error) {
    say(log, 'problem', error?.name === 'AbortError' ? 'Cancelled.' : 'No answer.');
  }
}

const { bots = [] } = (await state()) ?? {};
const handles = new Map(bots.map(({ nickname, handle }) => [nickname, handle]));
options(element('#bot'), [...handles]);
element('#bot').addEventListener('change', ({ target }) => choose(handles.get(target.value)));
composer(element('#composer'), () => element('#prompt'), send);
await choose(handles.get(element('#bot').value));
await start(refresh);
