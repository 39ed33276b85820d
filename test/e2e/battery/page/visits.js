import { address, natures, pause, post, under, withoutId } from './tools.js';

/** All that a page hears while its address changes. */
async function heardWhile(act) {
  const log = [];
  const start = [location.href, history.length];
  const note = (event) =>
    log.push([event.type, withoutId(location.href.replace(location.origin, '')), event.state ?? null]);
  const targets = [
    [window, ['popstate', 'hashchange', 'pagehide', 'pageshow', 'beforeunload']],
    [window.navigation, ['navigate', 'navigatesuccess', 'navigateerror', 'currententrychange']],
  ];
  for (const [target, types] of targets) for (const type of types) target?.addEventListener(type, note);
  const result = await act(log);
  await pause(30);
  for (const [target, types] of targets) for (const type of types) target?.removeEventListener(type, note);
  const more = history.length - start[1];
  history.replaceState(null, '', start[0]);
  return { log, result, more };
}

function once(target, type) {
  return new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));
}

const relative = async (path) => {
  const { url } = address(path, 'json');
  const response = await fetch(url);
  return [withoutId(response.url), (await response.text()).length];
};

const changes = {
  'pushState and replaceState': async () => {
    history.pushState({ at: 1 }, '', '/battery/page?at=1');
    history.replaceState({ at: 2 }, '', '/battery/page?at=2');
    return [history.state, await relative('../api/organizations/battery/usage')];
  },
  'back and forward': async () => {
    history.pushState({ at: 1 }, '', '/battery/page?at=1');
    history.pushState({ at: 2 }, '', '/battery/page?at=2');
    const states = [];
    for (const step of [-1, -1, 1]) {
      const popped = once(window, 'popstate');
      history.go(step);
      await popped;
      states.push(history.state);
    }
    return states;
  },
  'a hash': async () => {
    const changed = once(window, 'hashchange');
    location.hash = 'there';
    const { oldURL, newURL } = await changed;
    return [oldURL, newURL].map((url) => new URL(url).hash);
  },
  'while requests run': async () => {
    const asked = fetch(address(natures.watched.send, 'events').url, post());
    history.pushState(null, '', '/elsewhere/deep/path');
    const response = await asked;
    history.pushState(null, '', '/battery/page?at=3');
    return [withoutId(response.url), (await response.text()).length];
  },
  'an intercepted navigation': async (log) => {
    if (window.navigation === undefined) return 'not here';
    const intercept = (event) => {
      log.push([
        'intercepted',
        event.navigationType,
        event.canIntercept,
        event.userInitiated,
        event.hashChange,
      ]);
      event.intercept({ handler: async () => void (await relative(natures.watched.read)) });
    };
    navigation.addEventListener('navigate', intercept);
    const { committed, finished } = navigation.navigate('/battery/page?at=4', { state: 'x', info: 'y' });
    await committed;
    await finished;
    navigation.removeEventListener('navigate', intercept);
    return [navigation.currentEntry.getState(), navigation.canGoBack];
  },
};

/** One after the other: the page has one address. */
export const visits = under(
  'an address that changes',
  Object.fromEntries(Object.entries(changes).map(([name, act]) => [name, () => heardWhile(act)])),
);
