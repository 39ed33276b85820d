import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { claude } from '../../lib/platforms/claude';
import { sitePlatform } from '../../lib/platforms/known';
import { suno } from '../../lib/platforms/suno';
import { accountItem, sitesItem } from '../../lib/storage/items';
import { LedgerError } from '../../lib/storage/ledger/errors';
import type { Ledger } from '../../lib/storage/ledger/ledger';
import { readPointing } from '../../lib/storage/pointing';
import { defaultSettings } from '../../lib/storage/schema';
import { Background } from '../../lib/tracker/background';
import type { Sender } from '../../lib/tracker/gate';
import type { Observation } from '../../lib/wire/observation';
import { acme, along } from '../platforms/site/sample';
import {
  claudeMessage,
  claudeOrganizations,
  claudeUsage,
  FakeWorld,
  HOUR,
  MINUTE,
  NOON,
  pool,
  record,
  SECOND,
  seen,
  store,
  storedState,
  storeSettings,
  sunoBilling,
  sunoCreate,
} from './fakes';

vi.mock('../../lib/storage/secrets', async (original) =>
  (await import('./secrets-fake')).fakeSecrets(original),
);

let world: FakeWorld;

beforeEach(async () => {
  // The database in memory does its work in `setImmediate`.
  vi.useFakeTimers({
    now: NOON,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
  // Claude may be asked from the background: nothing of a test goes to the network.
  vi.stubGlobal('fetch', () => new Promise(() => {}));
  world = new FakeWorld().install();
  world.grant(claude, suno);
  await storeSettings({ enabled: ['claude', 'suno'] });
  new Background(noLedger).start();
});

afterEach(async () => {
  // What is under way into the ledger would else be written in the next test.
  for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve));
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** The ledger's own work is told in keeper.test.ts. Here it can't be written, and balances go on all the same. */
const noLedger = async () => {
  const ledger: Pick<Ledger, 'append' | 'erase' | 'rollups'> = {
    append: async () => Promise.reject(new LedgerError('full')),
    erase: async () => {},
    rollups: async () => [],
  };
  return ledger as Ledger;
};

/** The worker is stopped and starts anew: what it had in memory is gone. */
function restart(): void {
  fakeBrowser.runtime.onMessage.removeAllListeners();
  fakeBrowser.runtime.onInstalled.removeAllListeners();
  fakeBrowser.runtime.onStartup.removeAllListeners();
  fakeBrowser.alarms.onAlarm.removeAllListeners();
  fakeBrowser.tabs.onRemoved.removeAllListeners();
  fakeBrowser.windows.onCreated.removeAllListeners();
  fakeBrowser.windows.onRemoved.removeAllListeners();
  // Clearing the timers sets the clock back as well.
  const now = Date.now();
  vi.clearAllTimers();
  vi.setSystemTime(now);
  new Background(noLedger).start();
}

/** Lets everything happen that needs no more than this time. */
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

/** Sends as the browser would, with a sender that it vouches for. Gives the background's answer. */
async function tell(sender: Sender, name: string, args: unknown): Promise<unknown> {
  const answers = fakeBrowser.runtime.onMessage.trigger({ name, args }, sender as never);
  await pass();
  return (await answers)[0];
}

const ID = 'test-extension-id';
const popup: Sender = { id: ID, url: `chrome-extension://${ID}/popup.html` };
const sunoTab: Sender = { id: ID, url: 'https://suno.com/create', frameId: 0, tab: { id: 1 } };
const claudeTab: Sender = { id: ID, url: 'https://claude.ai/new', frameId: 0, tab: { id: 2 } };

let reports = 0;
const uuid = () => `00000000-0000-4000-8000-${String(++reports).padStart(12, '0')}`;
const report = (sender: Sender, observation: Observation, id = uuid()) =>
  tell(sender, 'page/report', { id, observation });

const badge = () => fakeBrowser.action.getBadgeText({});
const alarm = (name: string) => fakeBrowser.alarms.get(name);
const dropped = async () => (await storedState()).diagnostics.dropped;

describe('from report to badge', () => {
  it('a balance is stored, shown on the badge, and told to the open pages of its platform alone', async () => {
    world.tabs = [
      { id: 1, url: 'https://suno.com/create' },
      { id: 2, url: 'https://claude.ai/new' },
    ];
    world.answer = async () => undefined;
    expect(await report(sunoTab, sunoBilling(420))).toEqual({ ok: true });
    await pass();
    expect(await badge()).toBe('420');
    expect(await fakeBrowser.action.getTitle({})).toContain('Suno, Credits: 420 of 2,500 credits left');
    const told = world.sent.filter(({ message }) => message.name === 'tab/state');
    expect(told.filter(({ tabId }) => tabId === 1).at(-1)?.message).toMatchObject({
      state: { platform: 'suno', pools: [{ remaining: 420 }] },
    });
    expect(JSON.stringify(told.filter(({ tabId }) => tabId === 2))).not.toContain('suno');
  });

  it('a spend lowers it at once', async () => {
    await report(sunoTab, sunoBilling(48));
    await pass(SECOND);
    await report(sunoTab, sunoCreate('song-1', { startedAt: NOON + SECOND, endedAt: NOON + SECOND }));
    await pass();
    expect(await badge()).toBe('38');
  });

  it('a report that is delivered again is said to be taken, counts once, and is counted as replayed', async () => {
    await report(sunoTab, sunoBilling(48, { startedAt: NOON - MINUTE }));
    const id = uuid();
    expect(await report(sunoTab, sunoCreate('song-1'), id)).toEqual({ ok: true });
    restart();
    expect(await report(sunoTab, sunoCreate('song-1'), id)).toEqual({ ok: true });
    await pass();
    expect(await badge()).toBe('38');
    expect((await dropped()).replayed).toBe(1);
  });

  it('a page hears what to show', async () => {
    await report(sunoTab, sunoBilling(8));
    expect(await tell(sunoTab, 'page/hello', {})).toMatchObject({
      state: { platform: 'suno', warning: { level: 'short' } },
      composers: suno.composers,
    });
  });

  it('a warning that is dismissed is gone from the pages, not from the badge', async () => {
    await report(sunoTab, sunoBilling(8));
    const hello = async () =>
      (await tell(sunoTab, 'page/hello', {})) as { state: { warning?: { key: string } } };
    const key = (await hello()).state.warning?.key;
    await tell(claudeTab, 'page/dismiss', { key });
    expect((await hello()).state.warning?.key).toBe(key);
    expect(await tell(sunoTab, 'page/dismiss', { key })).toEqual({ ok: true });
    expect((await hello()).state).not.toHaveProperty('warning');
    expect(await badge()).toBe('8');
  });
});

describe('from report to notification', () => {
  const shown = async () =>
    Object.values(
      (await fakeBrowser.notifications.getAll()) as Record<string, { title: string; message: string }>,
    ).map(({ title, message }) => `${title}: ${message}`);
  const read = async (left: number) => {
    await pass(HOUR);
    await report(sunoTab, sunoBilling(left, { startedAt: Date.now() }));
    await pass();
  };

  it('crossing a threshold shows one, and none on the second crossing in the episode', async () => {
    world.permitted.add('notifications');
    await storeSettings({
      enabled: ['claude', 'suno'],
      notifications: { ...defaultSettings.notifications, on: true },
    });
    restart();
    const create = vi.spyOn(fakeBrowser.notifications, 'create');
    await read(2_000);
    await read(400);
    expect(await shown()).toEqual(['Suno is low: Suno: 400 of 2,500 credits left']);
    await read(550);
    restart();
    await read(450);
    expect(create).toHaveBeenCalledTimes(1);
    await read(2_500);
    await read(400);
    expect(create).toHaveBeenCalledTimes(2);
  });

  it('what fails of it keeps no page from being told', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    world.permitted.add('notifications');
    await storeSettings({ enabled: ['suno'], notifications: { ...defaultSettings.notifications, on: true } });
    restart();
    world.tabs = [{ id: 1, url: 'https://suno.com/create' }];
    world.answer = async () => undefined;
    vi.spyOn(fakeBrowser.notifications, 'create').mockRejectedValue(new Error('The system shows none.'));
    await read(2_000);
    await read(400);
    expect(error).toHaveBeenCalled();
    const told = world.sent.filter(({ message }) => message.name === 'tab/state');
    expect(told.at(-1)?.message).toMatchObject({ state: { pools: [{ remaining: 400 }] } });
  });

  it('is off unless the person asks for it', async () => {
    await read(2_000);
    await read(4);
    expect(await shown()).toEqual([]);
  });
});

describe('the account of a tab', () => {
  const nameless = (left: number) => sunoBilling(left, { request: {} });
  const left = async (id: string) =>
    (await storedState()).accounts.suno?.find(({ account }) => account.id === id)?.pools[0]?.remaining;

  it('is remembered for answers that do not name it, also when the worker starts anew', async () => {
    await report(sunoTab, sunoBilling(48));
    restart();
    await pass(SECOND);
    await report(sunoTab, nameless(40));
    expect(await left('user_1')).toBe(40);
  });

  it('is that of this tab, not of another, and is forgotten with it', async () => {
    await report(sunoTab, sunoBilling(48));
    await pass(SECOND);
    await report({ ...sunoTab, tab: { id: 9 } }, nameless(7));
    expect([await left('user_1'), await left('unnamed')]).toEqual([48, 7]);
    await fakeBrowser.tabs.onRemoved.trigger(1, { windowId: 0, isWindowClosing: false });
    expect(await fakeBrowser.storage.session.get('tab:1')).toEqual({ 'tab:1': undefined });
  });
});

describe('what is dropped', () => {
  it('is refused, counted by its reason, with the origin of the last one; a flood is written once a second', async () => {
    const set = vi.spyOn(fakeBrowser.storage.local, 'set');
    expect(await tell({ ...sunoTab, id: 'other' }, 'opened', {})).toEqual({ ok: false, reason: 'forged' });
    expect(await tell(sunoTab, 'key/remove', { id: 'x' })).toEqual({ ok: false, reason: 'forged' });
    expect(await tell(sunoTab, 'constructor', {})).toEqual({ ok: false, reason: 'unknown' });
    expect(await report(sunoTab, claudeUsage('org-a', 5))).toEqual({ ok: false, reason: 'unknown' });
    for (let i = 0; i < 500; i++) {
      void fakeBrowser.runtime.onMessage.trigger({ name: 'page/hello', args: {} }, sunoTab as never);
    }
    await pass(SECOND);
    await pass(SECOND);
    expect(set.mock.calls.length).toBeLessThanOrEqual(3);
    expect(await dropped()).toMatchObject({ forged: 2, unknown: 2, 'too-fast': 423 });
    expect((await storedState()).diagnostics.lastDrop).toMatchObject({
      reason: 'too-fast',
      from: 'https://suno.com',
    });
  });

  it('a page of Claude can not report for Suno, nor change anything of it', async () => {
    await report(sunoTab, sunoBilling(420));
    const before = await storedState();
    await report(claudeTab, sunoBilling(0));
    await report(claudeTab, sunoCreate('song-1'));
    await pass(2 * SECOND);
    const { accounts, platforms } = await storedState();
    expect({ accounts, platforms }).toEqual({ accounts: before.accounts, platforms: before.platforms });
    expect(await badge()).toBe('420');
  });

  it('a platform that is switched off is not heard', async () => {
    await tell(popup, 'platform/switch-off', { platform: 'suno', erase: false });
    expect(await report(sunoTab, sunoBilling(420))).toEqual({ ok: false, reason: 'forged' });
    expect((await storedState()).accounts.suno).toBeUndefined();
  });
});

describe('refreshing', () => {
  /** Tabs that answer; gives the endpoints asked for, with the time since noon in ms. */
  function openTabs(): string[] {
    const asked: string[] = [];
    world.tabs = [
      { id: 1, url: 'https://suno.com/create' },
      { id: 2, url: 'https://claude.ai/new' },
    ];
    world.answer = async (_, message) => {
      if (message.name !== 'tab/ask') return undefined;
      const { ask } = message as unknown as { ask: { endpoint: string; url: string } };
      const times = { startedAt: Date.now(), endedAt: Date.now() };
      asked.push(`${ask.endpoint} ${Date.now() - NOON}`);
      if (ask.endpoint === 'billing-info') return sunoBilling(38, times);
      if (ask.endpoint === 'organizations') return { ...claudeOrganizations('org-a'), ...times };
      return claudeUsage('org-a', 10, { ...times, url: ask.url });
    };
    return asked;
  }

  it('on a button, for one platform', async () => {
    const asked = openTabs();
    expect(await tell(popup, 'refresh', { platform: 'suno' })).toEqual({ ok: true });
    expect(asked).toEqual(['billing-info 0']);
    expect(await badge()).toBe('38');
  });

  it('after a spend, once it is booked; the alarm for a worker that dies before is taken back', async () => {
    const asked = openTabs();
    await report(sunoTab, sunoCreate('song-1'));
    expect(await alarm('after-spend:suno')).toMatchObject({ scheduledTime: NOON + 30 * SECOND });
    await pass(2 * SECOND);
    expect(asked).toEqual([]);
    await pass(SECOND);
    expect(asked).toEqual(['billing-info 2500']);
    expect(await alarm('after-spend:suno')).toBeUndefined();
  });

  it('after a spend also if the worker died: by the alarm', async () => {
    const asked = openTabs();
    await report(sunoTab, sunoCreate('song-1'));
    restart();
    await pass(30 * SECOND);
    expect(asked).toEqual([]);
    await fakeBrowser.alarms.onAlarm.trigger({
      name: 'after-spend:suno',
      scheduledTime: NOON,
    });
    await pass();
    expect(asked).toEqual(['billing-info 30000']);
  });

  it('by an alarm every 15 minutes, that is there in each start', async () => {
    expect(await alarm('refresh')).toMatchObject({
      periodInMinutes: 15,
      scheduledTime: NOON + 15 * MINUTE,
    });
    await fakeBrowser.alarms.clear('refresh');
    restart();
    await pass();
    expect(await alarm('refresh')).toBeDefined();
    const asked = openTabs();
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'refresh', scheduledTime: NOON });
    await pass();
    expect(asked.map((line) => line.split(' ')[0]).sort()).toEqual([
      'billing-info',
      'organizations',
      'overage-credit-grant',
      'prepaid-credits',
      'usage',
    ]);
  });

  it('asks once who is signed in when a page was quicker than we', async () => {
    const asked = openTabs();
    for (const org of ['org-a', 'org-b']) {
      await report(claudeTab, claudeUsage(org, 90));
      await pass();
    }
    expect(asked.filter((line) => line.startsWith('organizations'))).toHaveLength(1);
  });

  it('when a renewal has passed, only of the platform that it is about', async () => {
    const asked = openTabs();
    await report(claudeTab, claudeUsage('org-a', 90));
    await pass();
    asked.length = 0;
    const renewal = await alarm('renewal');
    expect(renewal?.scheduledTime).toBe(NOON + 3 * HOUR + 5 * SECOND);
    vi.setSystemTime(NOON + 3 * HOUR + 5 * SECOND);
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'renewal', scheduledTime: NOON });
    await pass();
    expect(asked.some((line) => line.startsWith('usage'))).toBe(true);
    expect(asked.some((line) => line.startsWith('billing-info'))).toBe(false);
  });

  it('of nothing that is off or not permitted', async () => {
    const asked = openTabs();
    world.granted.clear();
    await tell(popup, 'refresh', {});
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'refresh', scheduledTime: NOON });
    await pass();
    expect(asked).toEqual([]);
  });
});

describe('switching', () => {
  it('on registers the scripts and injects them into open tabs; off takes all away', async () => {
    await storeSettings({});
    restart();
    world.tabs = [{ id: 1, url: 'https://suno.com/create' }];
    expect(await tell(popup, 'platform/switch-on', { platform: 'suno' })).toEqual({ ok: true });
    await pass();
    expect(world.scripts.map(({ id }) => id)).toEqual(['suno:content', 'suno:tap']);
    expect(world.injected.map(({ tabId }) => tabId)).toEqual([1, 1, 1]);
    world.answer = async () => undefined;
    expect(await tell(popup, 'platform/switch-off', { platform: 'suno', erase: true })).toEqual({ ok: true });
    await pass();
    expect(world.scripts).toEqual([]);
    expect(world.sent.at(-1)).toMatchObject({ tabId: 1, message: { name: 'tab/stop' } });
    expect([...world.granted]).toEqual([...claude.permissions]);
    expect(await badge()).toBe('');
  });

  it('on without the permission registers nothing', async () => {
    world.granted.clear();
    await tell(popup, 'platform/switch-on', { platform: 'suno' });
    expect(world.scripts).toEqual([]);
  });

  it('everything off: the install registers nothing and asks nothing', async () => {
    await storeSettings({});
    restart();
    world.tabs = [{ id: 1, url: 'https://suno.com/create' }];
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install' } as never);
    await pass(HOUR);
    expect([world.scripts, world.injected, world.sent]).toEqual([[], [], []]);
    expect(await badge()).toBe('');
  });
});

describe('a start of the browser', () => {
  it('shows what is stored, and that a value could not be read without losing the others', async () => {
    await store(accountItem('suno', 'user_1'), record('user_1', { pools: [pool({ remaining: 77 })] }));
    await fakeBrowser.storage.local.set({ 'account:claude:org-a': { v: 1, data: 'rubbish' } });
    restart();
    await fakeBrowser.runtime.onStartup.trigger();
    await pass();
    expect(await badge()).toBe('77');
    expect((await storedState()).diagnostics.setAside).toMatchObject([{ of: 'account:claude:org-a' }]);
  });

  it('a frozen tab does not keep the badge from being brought up to date', async () => {
    world.tabs = [{ id: 1, url: 'https://suno.com/create' }];
    world.answer = () => new Promise(() => {});
    await report(sunoTab, sunoBilling(420));
    await report(claudeTab, claudeMessage('org-a', 'm1', { share: 0.97 }));
    await pass(5 * SECOND);
    expect(await badge()).toBe('3%');
  });
});

describe('the person’s own sites', () => {
  const acmeTab: Sender = { id: ID, url: 'https://app.acme.example/studio', frameId: 0, tab: { id: 7 } };
  const privateTab: Sender = { ...acmeTab, tab: { id: 8, incognito: true } };
  const options: Sender = { id: ID, url: `chrome-extension://${ID}/options.html` };
  const balance = (left: number) =>
    seen({ url: acme.request.url, startedAt: Date.now(), json: { data: { left } } });
  /** As the tap tells an answer of a site that is pointed at. */
  const numbers = (left: number) => seen({ url: acme.request.url, json: { 'data.left': left } });
  const hello = (sender: Sender) => tell(sender, 'page/hello', {}) as Promise<{ endpoints?: object }>;
  const noted = async () => (await readPointing())?.sightings.map((one) => one.numbers);
  const scripts = () => world.scripts.map(({ id }) => id).filter((id) => id.startsWith('site-'));

  beforeEach(async () => {
    Object.assign(fakeBrowser.tabs, { create: async () => ({}) });
    world.tabs = [{ id: 7, url: 'https://app.acme.example/studio' }];
    world.grant(sitePlatform(acme));
    restart();
  });
  const save = async () => {
    await store(sitesItem, [acme]);
    await storeSettings({ enabled: ['suno', acme.id] });
    restart();
  };
  const point = () => tell(options, 'site/point', { home: acme.home });

  it('are told what is watched in them; those that we ship know it', async () => {
    await save();
    expect((await hello(acmeTab)).endpoints).toEqual(sitePlatform(acme).endpoints);
    expect(await hello(sunoTab)).not.toHaveProperty('endpoints');
  });

  it('are read as all platforms are', async () => {
    await save();
    expect(await report(acmeTab, balance(42))).toEqual({ ok: true });
    await pass();
    expect((await storedState()).accounts[acme.id]).toMatchObject([{ pools: [{ remaining: 42 }] }]);
    expect(await badge()).toBe('42');
  });

  it('may say nothing while they are off, or not permitted', async () => {
    await save();
    world.granted.clear();
    expect(await hello(acmeTab)).toEqual({ ok: false, reason: 'forged' });
  });

  it('that are pointed at are noted in numbers, and never ingested', async () => {
    await point();
    expect(JSON.stringify(await hello(acmeTab))).toContain('numbers');
    const before = await storedState();
    expect(await report(acmeTab, numbers(42))).toEqual({ ok: true });
    await pass();
    expect(await noted()).toEqual([{ 'data.left': 42 }]);
    expect({ ...(await storedState()), diagnostics: before.diagnostics }).toEqual(before);
    expect(await badge()).not.toBe('42');
  });

  it('that are pointed at are not noted of private windows', async () => {
    await point();
    expect(await report(privateTab, numbers(42))).toEqual({ ok: true });
    expect(await noted()).toEqual([]);
  });

  it('that are pointed at go before a saved one of the same pages, until that ends', async () => {
    await save();
    await point();
    expect(JSON.stringify(await hello(acmeTab))).toContain('numbers');
    await report(acmeTab, numbers(42));
    expect([(await noted())?.length, (await storedState()).accounts[acme.id]]).toEqual([1, undefined]);
    await tell(options, 'site/point-end', {});
    expect((await hello(acmeTab)).endpoints).toEqual(sitePlatform(acme).endpoints);
  });

  it('that are pointed at are gone on with by a worker that starts anew, and end by the alarm', async () => {
    await point();
    restart();
    await report(acmeTab, numbers(42));
    expect(await noted()).toEqual([{ 'data.left': 42 }]);
    vi.setSystemTime(NOON + 10 * MINUTE);
    restart();
    world.sent.length = 0;
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'pointing', scheduledTime: NOON });
    await pass();
    expect([scripts(), await readPointing()]).toEqual([[], undefined]);
    expect(world.sent.map(({ tabId, message }) => [tabId, message.name])).toEqual([[7, 'tab/stop']]);
    expect(world.granted).not.toContain('https://app.acme.example/*');
  });

  it('that were pointed at when the browser was closed have lost their access at its next start', async () => {
    await point();
    await fakeBrowser.storage.session.clear();
    restart();
    expect(world.granted).toContain('https://app.acme.example/*');
    await fakeBrowser.runtime.onStartup.trigger();
    await pass();
    expect([world.granted.has('https://app.acme.example/*'), scripts()]).toEqual([false, []]);
  });

  it('that were tried and forgotten lose their access by an alarm', async () => {
    world.grant(sitePlatform(along));
    const { id: _own, ...draft } = along;
    await tell(options, 'site/try', { draft });
    restart();
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'borrowed', scheduledTime: NOON });
    await pass();
    expect(world.granted).not.toContain('https://app.acme.example/*');
  });

  it('that are saved while they are pointed at have their scripts in the open page, after the others have left', async () => {
    await point();
    const events: string[] = [];
    const { sendMessage } = fakeBrowser.tabs;
    const { executeScript } = fakeBrowser.scripting;
    Object.assign(fakeBrowser.tabs, {
      sendMessage: async (id: number, message: { name: string }) => {
        if (message.name === 'tab/stop') events.push(message.name);
        return sendMessage(id, message);
      },
    });
    Object.assign(fakeBrowser.scripting, {
      executeScript: async (injection: Parameters<typeof executeScript>[0]) => {
        events.push(...(injection.files ?? []));
        return executeScript(injection);
      },
    });
    const { id, ...draft } = acme;
    expect(await tell(options, 'site/save', { id, draft })).toEqual({ ok: true });
    await pass();
    expect(events.filter((event) => event === 'tab/stop')).toHaveLength(1);
    expect(events.indexOf('tab/stop')).toBeLessThan(events.indexOf('/watch/described.js'));
    expect(scripts()).toEqual(['site-acme:content', 'site-acme:tap']);
  });

  it('can be added by our own pages alone', async () => {
    const { id: _own, ...draft } = acme;
    for (const [name, args] of [
      ['site/save', { draft }],
      ['site/point', { home: acme.home }],
      ['site/remove', { id: acme.id }],
      ['site/try', { draft }],
    ] as const)
      expect(await tell(sunoTab, name, args)).toEqual({ ok: false, reason: 'forged' });
    expect([(await storedState()).sites, await readPointing()]).toEqual([[], undefined]);
  });
});
