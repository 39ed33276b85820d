import { composer, element, meter, read, say, start } from './frame.js';

async function refresh() {
  const [info] = await Promise.all([read('/api/me/credits?fresh=1'), read('/api/clips')]);
  const wallet = info?.wallet;
  element('#credits').textContent = wallet?.remaining ?? '–';
  element('#usage').replaceChildren(
    ...(wallet
      ? [
          meter(
            'This month',
            `${wallet.used} of ${wallet.monthly_limit} used`,
            wallet.used / wallet.monthly_limit,
          ),
        ]
      : []),
  );
}

async function make(prompt) {
  const made = await read('/api/clips', { method: 'POST', body: { prompt } });
  if (made) say(element('#clips'), 'answer', `▶ a clip of ${prompt || 'nothing'}`);
  else say(element('#clips'), 'problem', 'The clip could not be made.');
  await refresh();
}

composer(element('#composer'), () => element('#prompt'), make, { evenEmpty: true });
await start(refresh);
