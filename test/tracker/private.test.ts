import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { claude } from '../../lib/platforms/claude';
import { openrouter } from '../../lib/platforms/openrouter';
import { suno } from '../../lib/platforms/suno';
import { withoutPrefix } from '../../lib/storage/area';
import { PRIVATE } from '../../lib/storage/private-state';
import { readState, type State } from '../../lib/storage/state';
import { Background } from '../../lib/tracker/background';
import type { Sender } from '../../lib/tracker/gate';
import type { Observation } from '../../lib/wire/observation';
import {
  claudeOrganizations,
  claudeUsage,
  FakeWorld,
  NOON,
  openrouterKey,
  SECOND,
  storedState,
  storeSettings,
  sunoBilling,
  sunoCreate,
} from './fakes';

vi.mock('../../lib/storage/secrets', async (original) =>
  (await import('./secrets-fake')).fakeSecrets(original),
);

const ID = 'test-extension-id';
const popup: Sender = { id: ID, url: `chrome-extension://${ID}/popup.html` };
const page = (tab: number, url: string, incognito: boolean): Sender => ({
  id: ID,
  url,
  frameId: 0,
  tab: { id: tab, incognito },
});
const sunoTab = page(1, 'https://suno.com/create', false);
const privateSuno = page(11, 'https://suno.com/create', true);
const privateClaude = page(12, 'https://claude.ai/new', true);

/** The private window in which the private tabs are. */
const WINDOW = 7;

let world: FakeWorld;
const fetched = vi.fn<typeof fetch>();

beforeEach(async () => {
  vi.useFakeTimers({ now: NOON });
  fetched.mockReset().mockImplementation(() => new Promise(() => {}));
  vi.stubGlobal('fetch', fetched);
  world = new FakeWorld().install();
  world.grant(claude, suno, openrouter);
  world.privateWindows = [WINDOW];
  world.tabs = [
    { id: 1, url: 'https://suno.com/create' },
    { id: 11, url: 'https://suno.com/create', incognito: true, active: true },
    { id: 12, url: 'https://claude.ai/new', incognito: true, active: true },
  ];
  world.answer = async () => undefined;
  await storeSettings({ enabled: ['claude', 'suno', 'openrouter'] });
  new Background().start();
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function restart(): void {
  fakeBrowser.runtime.onMessage.removeAllListeners();
  fakeBrowser.runtime.onInstalled.removeAllListeners();
  fakeBrowser.runtime.onStartup.removeAllListeners();
  fakeBrowser.alarms.onAlarm.removeAllListeners();
  fakeBrowser.tabs.onRemoved.removeAllListeners();
  fakeBrowser.windows.onCreated.removeAllListeners();
  fakeBrowser.windows.onRemoved.removeAllListeners();
  vi.clearAllTimers();
  new Background().start();
}

const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

async function tell(sender: Sender, name: string, args: unknown): Promise<unknown> {
  const answers = fakeBrowser.runtime.onMessage.trigger({ name, args }, sender as never);
  await pass();
  return (await answers)[0];
}

let reports = 0;
const uuid = () => `00000000-0000-4000-8000-${String(++reports).padStart(12, '0')}`;
const report = (sender: Sender, observation: Observation) =>
  tell(sender, 'page/report', { id: uuid(), observation });

const planned = async () => (await fakeBrowser.alarms.getAll()).map(({ name }) => name);
const onDisk = () => fakeBrowser.storage.local.get(null);
const inMemory = async () => withoutPrefix(PRIVATE, await fakeBrowser.storage.session.get(null));
const privately = async (): Promise<State> => readState(await inMemory()).state;
const left = ({ accounts }: State, platform = 'suno') =>
  accounts[platform]?.map(({ pools }) => pools[0]?.remaining) ?? [];
const badge = () => fakeBrowser.action.getBadgeText({});
const told = (tab: number) =>
  world.sent
    .filter(({ tabId, message }) => tabId === tab && message.name === 'tab/state')
    .map(({ message }) => JSON.stringify(message.state));
const hello = async (sender: Sender) =>
  (await tell(sender, 'page/hello', {})) as {
    state: { pools: { remaining: number }[]; warning?: { key: string } };
  };

/** The window is closed, and its tabs with it. */
async function closeWindow(): Promise<void> {
  world.privateWindows = [];
  world.tabs = world.tabs.filter(({ incognito }) => !incognito);
  await fakeBrowser.windows.onRemoved.trigger(WINDOW);
  await pass();
}

describe('what a private window shows', () => {
  it('is kept in memory, and nothing of it on the disk: no balance, no entry, no alarm', async () => {
    await pass();
    const [before, alarms] = [await onDisk(), await planned()];
    expect(await report(privateSuno, sunoBilling(420))).toEqual({ ok: true });
    await pass(SECOND);
    const times = { startedAt: NOON + SECOND, endedAt: NOON + SECOND };
    expect(await report(privateSuno, sunoCreate('song-1', times))).toEqual({ ok: true });
    await pass(SECOND);
    expect(left(await privately())).toEqual([420]);
    expect((await privately()).accounts.suno?.[0]?.spends).toMatchObject([{ amount: 10 }]);
    expect((await privately()).outbox).toEqual({ spends: [], readings: [] });
    expect(await onDisk()).toEqual(before);
    expect(await planned()).toEqual(alarms);
  });

  it('is told to private tabs alone, and what ordinary ones show to ordinary tabs alone', async () => {
    await report(privateSuno, sunoBilling(420));
    await report(sunoTab, sunoBilling(76));
    await pass();
    expect([told(11).some((text) => text.includes('420')), told(1).join().includes('420')]).toEqual([
      true,
      false,
    ]);
    expect([told(1).some((text) => text.includes('76')), told(11).join().includes('76')]).toEqual([
      true,
      false,
    ]);
    expect((await hello(privateSuno)).state.pools[0]?.remaining).toBe(420);
    expect((await hello(sunoTab)).state.pools[0]?.remaining).toBe(76);
    expect([left(await privately()), left(await storedState())]).toEqual([[420], [76]]);
  });

  it('hides the toolbar’s number, which is the same in all windows, until it is closed', async () => {
    await report(sunoTab, sunoBilling(76));
    await pass();
    expect(await badge()).toBe('');
    expect(await fakeBrowser.action.getTitle({})).not.toContain('76');
    await closeWindow();
    expect(await badge()).toBe('76');
    world.privateWindows = [8];
    await fakeBrowser.windows.onCreated.trigger({ id: 8, incognito: true } as never);
    await pass();
    expect(await badge()).toBe('');
  });

  it('is dismissed there alone', async () => {
    for (const tab of [sunoTab, privateSuno]) await report(tab, sunoBilling(8));
    const key = (await hello(privateSuno)).state.warning?.key;
    const before = await onDisk();
    await tell(privateSuno, 'page/dismiss', { key });
    expect((await hello(privateSuno)).state).not.toHaveProperty('warning');
    expect((await hello(sunoTab)).state.warning?.key).toBe(key);
    expect(await onDisk()).toEqual(before);
  });

  it('follows the settings of ordinary windows', async () => {
    await report(privateSuno, sunoBilling(8));
    await pass();
    expect(JSON.parse(told(11).at(-1) ?? '')).toHaveProperty('warning');
    await tell(popup, 'settings/inline-warnings', { on: false });
    await pass();
    expect(JSON.parse(told(11).at(-1) ?? '')).not.toHaveProperty('warning');
    await tell(popup, 'platform/switch-off', { platform: 'suno', erase: false });
    expect(await report(privateSuno, sunoBilling(1))).toEqual({ ok: false, reason: 'forged' });
    expect(world.sent.filter(({ message }) => message.name === 'tab/stop').map(({ tabId }) => tabId)).toEqual(
      [11, 1],
    );
  });

  it('is the account that its tab uses, and not that of a tab of ordinary windows', async () => {
    await report(privateSuno, sunoBilling(420));
    restart();
    await pass(SECOND);
    await report(privateSuno, sunoBilling(400, { request: {} }));
    expect(await fakeBrowser.storage.session.get(null)).not.toHaveProperty('tab:11');
    expect((await privately()).accounts.suno?.map(({ account }) => account.id)).toEqual(['user_1']);
    expect(left(await privately())).toEqual([400]);
  });

  it('does not count in the credit that was typed in by hand', async () => {
    const grant = {
      id: 'g1',
      platform: 'suno',
      name: 'Mine',
      kind: 'top-up',
      unit: 'credit',
      amount: 500,
    } as const;
    const rest = { priority: 100, effectiveAt: NOON - 1, renewal: { every: 'never' } } as const;
    await storeSettings({ enabled: ['suno'], grants: [{ ...grant, ...rest }] });
    restart();
    await pass();
    const before = await onDisk();
    await report(privateSuno, sunoCreate('song-1'));
    await pass(SECOND);
    expect(await onDisk()).toEqual(before);
    expect(await privately()).toMatchObject({ purses: {}, settings: { grants: [] } });
  });

  it.each<[string, Sender, string, unknown]>([
    [
      'a report that no endpoint claims',
      privateSuno,
      'page/report',
      { id: uuid(), observation: claudeUsage('org-a', 5) },
    ],
    ['a forged message', privateSuno, 'key/remove', { id: 'x' }],
    ['what the content script dropped', privateSuno, 'page/dropped', { reason: 'malformed', count: 3 }],
  ])('is not even counted where it is dropped: %s', async (_, sender, name, args) => {
    const before = await onDisk();
    await tell(sender, name, args);
    await pass(2 * SECOND);
    expect(await onDisk()).toEqual(before);
  });

  it('is nothing of a platform that is read by a key', async () => {
    const tab = page(13, 'https://openrouter.ai/chat', true);
    expect(await report(tab, openrouterKey(5))).toEqual({ ok: false, reason: 'unknown' });
    expect((await privately()).accounts.openrouter).toBeUndefined();
  });
});

describe('asking', () => {
  /** Tabs that answer; gives `tab endpoint`. */
  function tabsAnswer(): string[] {
    const asked: string[] = [];
    world.answer = async (tabId, message) => {
      if (message.name !== 'tab/ask') return undefined;
      const { ask } = message as unknown as { ask: { endpoint: string; url: string } };
      asked.push(`${tabId} ${ask.endpoint}`);
      const times = { startedAt: Date.now(), endedAt: Date.now() };
      if (ask.endpoint === 'billing-info') return sunoBilling(tabId, times);
      if (ask.endpoint === 'organizations') return { ...claudeOrganizations('org-a'), ...times };
      return claudeUsage('org-a', 10, { ...times, url: ask.url });
    };
    return asked;
  }

  it('for ordinary windows is done in ordinary tabs or here, never in private tabs', async () => {
    const asked = tabsAnswer();
    void tell(popup, 'refresh', {});
    await pass();
    expect(asked).toEqual(['1 billing-info']);
    // Of Claude only a private tab is open: so it is asked from the background, as where there is none.
    expect(fetched.mock.calls.map(([url]) => url)).toEqual(['https://claude.ai/api/organizations']);
    expect(await inMemory()).toEqual({});
  });

  it('for private windows is done in private tabs, never in ordinary tabs or here', async () => {
    const asked = tabsAnswer();
    const before = await onDisk();
    expect(await tell(popup, 'private/refresh', {})).toEqual({ ok: true });
    await pass();
    expect(asked.filter((line) => !/^1[12] /.test(line))).toEqual([]);
    expect(asked).toEqual(expect.arrayContaining(['11 billing-info', '12 organizations', '12 usage']));
    expect(left(await privately())).toEqual([11]);
    world.tabs = world.tabs.filter(({ incognito }) => !incognito);
    asked.length = 0;
    await tell(popup, 'private/opened', {});
    await tell(popup, 'private/refresh', {});
    expect(asked).toEqual([]);
    expect(fetched).not.toHaveBeenCalled();
    expect(await onDisk()).toEqual(before);
  });

  it.each([
    [
      'after a spend',
      async () => {
        await report(privateSuno, sunoCreate('song-1'));
        await pass(3 * SECOND);
      },
    ],
    [
      'by the alarm of all',
      async () => {
        world.tabs = world.tabs.filter(({ id }) => id !== 1);
        // Not waited for: Claude is asked from the background as well, and never answers.
        void fakeBrowser.alarms.onAlarm.trigger({ name: 'refresh', scheduledTime: NOON });
      },
    ],
    ['who is signed in, when a page was quicker', async () => report(privateClaude, claudeUsage('org-a', 5))],
  ])('%s is done on the private side', async (_, happen) => {
    const asked = tabsAnswer();
    await happen();
    await pass();
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((line) => !/^1[12] /.test(line))).toEqual([]);
  });
});

describe('the popup of a private window', () => {
  it('chooses an account in memory, not in the settings', async () => {
    await report(privateClaude, claudeUsage('org-a', 5));
    await report(privateClaude, claudeUsage('org-b', 50));
    const before = await onDisk();
    expect(await tell(popup, 'private/choose', { platform: 'claude', account: 'org-a' })).toEqual({
      ok: true,
    });
    await pass();
    expect(await onDisk()).toEqual(before);
    expect((await privately()).settings.chosenAccounts).toEqual({ claude: 'org-a' });
    expect((await hello(privateClaude)).state).toMatchObject({ account: 'org-a' });
    await tell(popup, 'account/choose', { platform: 'claude', account: 'org-b' });
    expect((await hello(privateClaude)).state).toMatchObject({ account: 'org-a' });
  });

  it.each<[string, Sender, boolean]>([
    ['itself', popup, true],
    ['the popup as a page in a private tab', { ...popup, tab: { id: 5, incognito: true } }, true],
    ['a page of ours in an ordinary tab', { ...popup, tab: { id: 5, incognito: false } }, false],
    ['a page of a platform', sunoTab, false],
    ['a page of a platform in a private tab', privateSuno, false],
  ])('is heard of private windows: %s', async (_, sender, heard) => {
    const answer = await tell(sender, 'private/choose', { platform: 'suno', account: 'user_1' });
    expect(answer).toEqual(heard ? { ok: true } : { ok: false, reason: 'forged' });
    expect((await privately()).settings.chosenAccounts).toEqual(heard ? { suno: 'user_1' } : {});
  });
});

describe('when the last private window closes', () => {
  it('all is gone, whether or not the worker was stopped in between', async () => {
    await report(privateSuno, sunoBilling(420));
    restart();
    await pass();
    expect(left(await privately())).toEqual([420]);
    await closeWindow();
    expect(await inMemory()).toEqual({});
    expect((await hello(privateSuno)).state.pools).toEqual([]);
  });

  it('all is gone at the next start, should nobody have told us', async () => {
    await report(privateSuno, sunoBilling(420));
    world.privateWindows = [];
    restart();
    await pass();
    expect(await inMemory()).toEqual({});
  });

  it('nothing is gone while another one is open', async () => {
    world.privateWindows = [WINDOW, 8];
    await report(privateSuno, sunoBilling(420));
    world.privateWindows = [8];
    await fakeBrowser.windows.onRemoved.trigger(WINDOW);
    await pass();
    expect(left(await privately())).toEqual([420]);
  });

  it('what was still under way leaves nothing, nor does the account of its tab', async () => {
    await closeWindow();
    await report(privateSuno, sunoBilling(420));
    await tell(popup, 'private/choose', { platform: 'suno', account: 'user_1' });
    await pass();
    expect(await inMemory()).toEqual({});
  });

  it('nor does the account of a tab that is remembered late', async () => {
    await closeWindow();
    const { session } = fakeBrowser.storage;
    const set = session.set.bind(session);
    vi.spyOn(session, 'set').mockImplementation(async (values) => {
      if (Object.keys(values).some((key) => key.includes('tab:')))
        await new Promise((done) => setTimeout(done, 50));
      await set(values);
    });
    void report(privateSuno, sunoBilling(420));
    await pass(100);
    expect(await inMemory()).toEqual({});
  });

  it('what ordinary windows know stays', async () => {
    await report(sunoTab, sunoBilling(76));
    await report(privateSuno, sunoBilling(420));
    await closeWindow();
    expect(left(await storedState())).toEqual([76]);
    expect(await fakeBrowser.storage.session.get(null)).toEqual({ 'tab:1': 'user_1' });
  });
});
