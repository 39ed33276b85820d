import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { BudgetState } from '../../lib/core/budgets';
import { addDays } from '../../lib/core/renewal/calendar';
import { PAUSE, withSnooze } from '../../lib/core/warnings/episode';
import { platforms } from '../../lib/platforms';
import { suno } from '../../lib/platforms/suno';
import { accountItem, episodesItem, recentUseItem, settingsItem } from '../../lib/storage/items';
import { defaultSettings } from '../../lib/storage/schema';
import { Store } from '../../lib/storage/store';
import { followNotification, listenToClicks, Notifier } from '../../lib/tracker/notify';
import { budgetAt } from '../core/warnings/sample';
import { FakeWorld, HOUR, MINUTE, NOON, pool, record, store, storedState, storeSettings } from './fakes';

let world: FakeWorld;
let now: number;
let budgets: () => Promise<readonly BudgetState[]>;
let kept: Store;
let notifier: Notifier;

/** A worker that starts: nothing in its memory. */
function start(): void {
  kept = new Store(() => now);
  notifier = new Notifier({ store: kept, now: () => now, zone: () => 'UTC', budgets: () => budgets() });
}

const notifications = { ...defaultSettings.notifications, on: true };

beforeEach(async () => {
  world = new FakeWorld().install();
  world.permitted.add('notifications');
  now = NOON;
  budgets = async () => [];
  await storeSettings({ enabled: ['suno'], notifications });
  start();
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** The platform says what is left of 500 credits; then we look. */
async function left(remaining: number, account = 'me'): Promise<void> {
  await kept.change(({ put }) =>
    put(accountItem('suno', account), record(account, { pools: [pool({ remaining, readAt: now })] })),
  );
  await look();
}
const look = () => notifier.look([]);
/** id -> title and message. */
async function shown(): Promise<Record<string, string>> {
  const all = (await fakeBrowser.notifications.getAll()) as Record<
    string,
    { title: string; message: string }
  >;
  return Object.fromEntries(
    Object.entries(all).map(([id, { title, message }]) => [id, `${title} | ${message}`]),
  );
}
const clear = async () => {
  for (const id of Object.keys(await shown())) await fakeBrowser.notifications.clear(id);
};

describe('a warning', () => {
  it('is shown once in an episode, each step under the same id', async () => {
    await left(400);
    expect(await shown()).toEqual({});
    now += HOUR;
    await left(90);
    expect(await shown()).toEqual({ 'suno|me|credits': 'Suno is low | Suno: 90 of 500 credits left' });
    now += HOUR;
    await left(20);
    expect(await shown()).toEqual({
      'suno|me|credits': 'Suno is almost empty | Suno: 20 of 500 credits left',
    });
    await clear();
    for (const remaining of [80, 110, 90, 19]) {
      now += HOUR;
      await left(remaining);
    }
    expect(await shown()).toEqual({});
  });

  it('has our icon, and nothing that a browser may not know', async () => {
    const create = vi.spyOn(fakeBrowser.notifications, 'create');
    await left(400);
    await left(90);
    expect(create.mock.calls).toEqual([
      [
        'suno|me|credits',
        {
          type: 'basic',
          iconUrl: expect.stringMatching(/icon\/128\.png$/),
          title: 'Suno is low',
          message: 'Suno: 90 of 500 credits left',
        },
      ],
    ]);
  });

  it('of several at once is one', async () => {
    for (const account of ['a1', 'a2', 'a3']) await left(400, account);
    now += HOUR;
    await kept.change(({ put }) => {
      for (const account of ['a1', 'a2'])
        put(accountItem('suno', account), record(account, { pools: [pool({ remaining: 90, readAt: now })] }));
    });
    await look();
    expect(await shown()).toEqual({
      summary: '2 need a look | Suno · a1: 90 of 500 credits left\nSuno · a2: 90 of 500 credits left',
    });
  });

  it('is of a budget as well', async () => {
    budgets = async () => [budgetAt(10)];
    await kept.change(({ state, put }) =>
      put(settingsItem, { ...state.settings, budgets: [budgetAt(10).budget] }),
    );
    await look();
    budgets = async () => [budgetAt(95)];
    await look();
    expect(Object.keys(await shown())).toEqual(['budget:b1']);
  });

  it('is of a forecast as well', async () => {
    const days = Array.from({ length: 20 }, (_, index) => ({
      day: addDays('2026-08-13', index),
      amount: 200,
    }));
    const recent = {
      pools: { credits: { unit: 'credit', from: '2026-08-12', days } },
      units: {},
      hours: Array.from({ length: 24 }, () => 1),
      today: { day: '2026-09-02', spent: [] },
    };
    await left(400);
    await kept.change(({ put }) => put(recentUseItem('suno', 'me'), recent));
    await look();
    expect(await shown()).toEqual({
      'suno|me|credits': expect.stringMatching(
        /^Suno is likely to run out \| Suno: 400 of 500 credits left, runs out Fri/,
      ),
    });
  });

  it('is given of a level also where the history can not be read', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    budgets = () => Promise.reject(new Error('The browser does not open the history.'));
    await left(400);
    await left(90);
    expect(Object.keys(await shown())).toEqual(['suno|me|credits']);
    expect(error).toHaveBeenCalled();
  });

  it('does not write where nothing has changed, so that looking does not make one look again', async () => {
    await left(400);
    const set = vi.spyOn(fakeBrowser.storage.local, 'set');
    await look();
    now += MINUTE;
    await look();
    expect(set).not.toHaveBeenCalled();
  });
});

describe('no notification', () => {
  it('while they are switched off, and none for it later', async () => {
    await storeSettings({ enabled: ['suno'], notifications: { ...notifications, on: false } });
    start();
    await left(400);
    await left(90);
    await storeSettings({ enabled: ['suno'], notifications });
    start();
    await look();
    expect(await shown()).toEqual({});
  });

  it('without the permission, and none for it when that comes', async () => {
    world.permitted.clear();
    await left(400);
    await left(90);
    world.permitted.add('notifications');
    await look();
    expect(await shown()).toEqual({});
  });

  it('where the browser has no such API yet', async () => {
    const { notifications: api } = fakeBrowser;
    Object.assign(fakeBrowser, { notifications: undefined });
    try {
      listenToClicks(() => {});
      await left(400);
      await left(90);
    } finally {
      Object.assign(fakeBrowser, { notifications: api });
    }
    expect(await shown()).toEqual({});
  });
});

describe('silence', () => {
  it('in quiet hours holds it and sets an alarm for their end', async () => {
    await storeSettings({
      enabled: ['suno'],
      notifications: { ...notifications, quietHours: { from: '11:00', to: '14:30' } },
    });
    start();
    await left(400);
    await left(90);
    expect(await shown()).toEqual({});
    expect((await fakeBrowser.alarms.get('warnings'))?.scheduledTime).toBe(
      Date.parse('2026-09-02T14:30:00Z'),
    );
    now = Date.parse('2026-09-02T14:30:00Z');
    await look();
    expect(Object.keys(await shown())).toEqual(['suno|me|credits']);
  });

  it('of a snooze ends with it', async () => {
    await left(400);
    await kept.change(({ state, put }) =>
      put(episodesItem, withSnooze(state.episodes, 'suno|me|credits', NOON + HOUR)),
    );
    await left(90);
    expect(await shown()).toEqual({});
    now += HOUR;
    await look();
    expect(Object.keys(await shown())).toEqual(['suno|me|credits']);
  });

  it('after a notification lasts a moment', async () => {
    await left(400, 'a1');
    await left(400, 'a2');
    await left(90, 'a1');
    now += 1_000;
    await left(90, 'a2');
    expect(Object.keys(await shown())).toEqual(['suno|a1|credits']);
    expect((await fakeBrowser.alarms.get('warnings'))?.scheduledTime).toBe(NOON + PAUSE);
  });
});

describe('a worker that is killed', () => {
  /** Fails from the given call on, as if there were no worker any more. */
  function dieAt(target: 'set' | 'create', call: number): void {
    const { storage, notifications: api } = fakeBrowser;
    const { set } = storage.local;
    const { create } = api;
    let calls = 0;
    const live = () => {
      calls++;
      if (calls >= call) throw new Error('killed');
    };
    if (target === 'set') {
      vi.spyOn(storage.local, 'set').mockImplementation(async (items) => {
        live();
        await set.call(storage.local, items);
      });
      return;
    }
    vi.spyOn(api, 'create').mockImplementation(async (...args: unknown[]) => {
      live();
      return create.call(api, ...(args as Parameters<typeof create>));
    });
  }

  it.each([
    ['before it is written', 'set', 1, []],
    ['after it is written, before it is shown', 'create', 1, []],
    ['after it is shown, before that is written', 'set', 2, ['suno|me|credits']],
  ] as const)(
    '%s: it is shown when the next one starts, and only one stands there',
    async (_, target, call, before) => {
      await left(400);
      await store(accountItem('suno', 'me'), record('me', { pools: [pool({ remaining: 90 })] }));
      start();
      dieAt(target, call);
      await expect(look()).rejects.toThrow('killed');
      expect(Object.keys(await shown())).toEqual(before);
      vi.restoreAllMocks();
      start();
      await look();
      expect(Object.keys(await shown())).toEqual(['suno|me|credits']);
      await clear();
      now += HOUR;
      start();
      await look();
      expect(await shown()).toEqual({});
      expect((await storedState()).episodes).not.toHaveProperty('unconfirmed');
    },
  );

  it('a storage that takes nothing any more shows nothing, instead of the same at each change', async () => {
    await left(400);
    await store(accountItem('suno', 'me'), record('me', { pools: [pool({ remaining: 90 })] }));
    start();
    dieAt('set', 1);
    for (let times = 0; times < 3; times++) await expect(look()).rejects.toThrow('killed');
    expect(await shown()).toEqual({});
  });
});

describe('a click', () => {
  it.each([
    ['suno|me|credits', suno.links.usage],
    ['budget:b1', undefined],
    ['summary', undefined],
    ['manual:m1||manual:m1', undefined],
  ])('on %s opens %s, else the options, and takes it away', async (id, url) => {
    const create = vi.fn(async () => ({}));
    const openOptionsPage = vi.fn(async () => {});
    Object.assign(fakeBrowser.tabs, { create });
    Object.assign(fakeBrowser.runtime, { openOptionsPage });
    const clicked: Promise<void>[] = [];
    const onClicked = (one: string) => void clicked.push(followNotification(one, platforms));
    listenToClicks(onClicked);
    listenToClicks(onClicked);
    await fakeBrowser.notifications.create(id, { type: 'basic', iconUrl: '', title: '', message: '' });
    await fakeBrowser.notifications.onClicked.trigger(id);
    expect(clicked).toHaveLength(1);
    await Promise.all(clicked);
    expect(create.mock.calls).toEqual(url === undefined ? [] : [[{ url }]]);
    expect(openOptionsPage).toHaveBeenCalledTimes(url === undefined ? 1 : 0);
    expect(await shown()).toEqual({});
  });
});
