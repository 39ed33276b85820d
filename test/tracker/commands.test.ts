import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Grant } from '../../lib/core/grants/grant';
import { openPurse } from '../../lib/core/grants/purse';
import type { Done, MessageArgs, UiMessage } from '../../lib/messages';
import { platforms } from '../../lib/platforms';
import { claude } from '../../lib/platforms/claude';
import type { Platform } from '../../lib/platforms/platform';
import { suno } from '../../lib/platforms/suno';
import {
  accountItem,
  diagnosticsItem,
  dismissedItem,
  episodesItem,
  keysItem,
  platformItem,
  pursesItem,
} from '../../lib/storage/items';
import { ledgerOpener, openLedger } from '../../lib/storage/ledger/ledger';
import { defaultSettings } from '../../lib/storage/schema';
import { maskSecret } from '../../lib/storage/secrets';
import { Store } from '../../lib/storage/store';
import { type Commands, createCommands } from '../../lib/tracker/commands';
import { FakeWorld, HOUR, MINUTE, NOON, pool, record, store, storedState, storeSettings } from './fakes';
import { secrets } from './secrets-fake';

vi.mock('../../lib/storage/secrets', async (original) =>
  (await import('./secrets-fake')).fakeSecrets(original),
);

const SECRET = 'sk-or-v1-0123456789abcdef0123456789abcdef';

let world: FakeWorld;
let log: string[];
let commands: Commands;
let active: Platform[];
/** What connecting comes to. */
let connected: Done;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  world = new FakeWorld().install();
  secrets.clear();
  await storeSettings({ enabled: ['claude', 'suno'] });
  world.grant(claude, suno);
  start();
});

function start(): void {
  log = [];
  active = [claude, suno];
  connected = { ok: true };
  let ids = 0;
  commands = createCommands({
    store: new Store(() => NOON),
    ledger: ledgerOpener(),
    keep: async () => {},
    recount: async () => {},
    now: () => NOON,
    newId: () => `new-${ids++}`,
    refresh: async ({ id }, reason) => void log.push(`refresh ${id} ${reason}`),
    sync: async () => void log.push('sync'),
    leave: async ({ id }) => void log.push(`leave ${id}`),
    activePlatforms: async () => active,
    pointer: { begin: async () => {}, end: async () => undefined },
    ask: async () => ({ nowhere: true }),
    connections: {
      connect: async ({ id }, client) => {
        log.push(`connect ${id} ${client?.id ?? 'as before'}`);
        return connected;
      },
      disconnect: async ({ id }) => {
        log.push(`disconnect ${id}`);
        return connected;
      },
    },
  });
}

function run<N extends UiMessage>(name: N, args: MessageArgs<N>): Promise<Done> {
  const command = commands[name] as (args: MessageArgs<N>) => Promise<Done>;
  return command(args);
}

const done: Done = { ok: true };
const fieldsOf = (answer: Done) => (answer.ok ? [] : [...new Set(answer.problems.map(({ field }) => field))]);
const settings = async () => (await storedState()).settings;

describe('refreshing', () => {
  it('the popup was opened: everything that is active', async () => {
    expect(await run('opened', {})).toEqual(done);
    expect(log).toEqual(['refresh claude open', 'refresh suno open']);
  });

  it.each([
    [{}, ['refresh claude button', 'refresh suno button']],
    [{ platform: 'suno' }, ['refresh suno button']],
    [{ platform: 'openrouter' }, []],
    [{ platform: 'nonsense' }, []],
  ])('%j', async (args, expected) => {
    expect(await run('refresh', args)).toEqual(done);
    expect(log).toEqual(expected);
  });
});

describe('switching', () => {
  it('on is written down once, then scripts follow', async () => {
    await run('platform/switch-on', { platform: 'openrouter' });
    await run('platform/switch-on', { platform: 'openrouter' });
    expect((await settings()).enabled).toEqual(['claude', 'suno', 'openrouter']);
    expect(log).toEqual(['sync', 'sync']);
  });

  it.each(['platform/switch-on', 'platform/switch-off', 'platform/erase'] as const)(
    '%s of a platform that nobody knows: said, and nothing changed',
    async (name) => {
      const before = await storedState();
      for (const platform of ['nonsense', 'constructor', '__proto__']) {
        expect(fieldsOf(await run(name, { platform, erase: true }))).toEqual(['platform']);
      }
      expect(await storedState()).toEqual(before);
      expect(log).toEqual([]);
    },
  );

  it('off leaves the open pages first, and gives the permission back', async () => {
    active = [claude];
    expect(await run('platform/switch-off', { platform: 'suno', erase: false })).toEqual(done);
    expect(log).toEqual(['leave suno', 'sync']);
    expect((await settings()).enabled).toEqual(['claude']);
    expect([...world.granted]).toEqual([...claude.permissions]);
  });

  it('off keeps what another active platform needs too', async () => {
    const shared = suno.permissions[0] ?? '';
    active = [{ ...claude, permissions: [...claude.permissions, shared] }];
    await run('platform/switch-off', { platform: 'suno', erase: false });
    expect(world.granted).toContain(shared);
  });

  it('off works where the browser keeps the permission', async () => {
    for (const origin of suno.permissions) world.kept.add(origin);
    await store(accountItem('suno', 'me'), record('me', { pools: [pool()] }));
    start();
    active = [claude];
    expect(await run('platform/switch-off', { platform: 'suno', erase: true })).toEqual(done);
    const { accounts, settings: now } = await storedState();
    expect([accounts.suno, now.enabled]).toEqual([undefined, ['claude']]);
  });

  it('off keeps the numbers, unless they are to be erased', async () => {
    await store(accountItem('suno', 'me'), record('me', { pools: [pool()] }));
    start();
    await run('platform/switch-off', { platform: 'suno', erase: false });
    expect((await storedState()).accounts.suno).toHaveLength(1);
    await run('platform/switch-off', { platform: 'suno', erase: true });
    expect((await storedState()).accounts.suno).toBeUndefined();
  });
});

describe('erasing', () => {
  it('removes everything of that platform and nothing else', async () => {
    const grant = {
      name: 'x',
      kind: 'bundle',
      unit: 'credit',
      amount: 5,
      priority: 70,
      renewal: { every: 'day' },
      effectiveAt: NOON,
    } as const;
    for (const platform of ['claude', 'suno']) {
      await store(platformItem(platform), { health: { inARow: 0 }, readAt: { usage: NOON } });
      await store(accountItem(platform, 'a:1'), record('a:1', { pools: [pool()] }));
      await store(accountItem(platform, 'b'), record('b'));
      await store(pursesItem(platform, 'a:1'), { credit: openPurse([], []) });
    }
    await storeSettings({
      enabled: ['claude', 'suno'],
      chosenAccounts: { claude: 'b', suno: 'b' },
      ownThresholds: { claude: defaultSettings.thresholds, suno: defaultSettings.thresholds },
      grants: [
        { ...grant, id: 'g1', platform: 'suno' },
        { ...grant, id: 'g2', platform: 'claude' },
        { ...grant, id: 'g3' },
      ],
    });
    await store(keysItem, [
      { id: 'k1', platform: 'suno', masked: 'x', addedAt: NOON },
      { id: 'k2', platform: 'claude', masked: 'x', addedAt: NOON },
    ]);
    await store(dismissedItem, ['suno|b|credits', 'claude|b|five-hour']);
    await store(diagnosticsItem, {
      ...diagnosticsItem.fallback,
      setAside: [
        { key: 'aside:1:account:suno:c', of: 'account:suno:c', reason: 'r', at: 1 },
        { key: 'aside:1:account:claude:c', of: 'account:claude:c', reason: 'r', at: 1 },
        { key: 'aside:1:keys', of: 'keys', reason: 'r', at: 1 },
      ],
    });
    secrets.set('k1', 'one').set('k2', 'two');
    start();
    expect(await run('platform/erase', { platform: 'suno' })).toEqual(done);
    const { fakeBrowser } = await import('wxt/testing/fake-browser');
    const text = JSON.stringify(await fakeBrowser.storage.local.get(null));
    expect(text.replaceAll('"enabled":["claude","suno"]', '')).not.toContain('suno');
    const state = await storedState();
    expect(state.accounts.claude?.map(({ account }) => account.id)).toEqual(['a:1', 'b']);
    expect(state.platforms.claude?.readAt).toEqual({ usage: NOON });
    expect(state.settings.enabled).toEqual(['claude', 'suno']);
    expect(state.settings.chosenAccounts).toEqual({ claude: 'b' });
    expect(Object.keys(state.settings.ownThresholds)).toEqual(['claude']);
    expect(state.settings.grants.map(({ id }) => id)).toEqual(['g2', 'g3']);
    expect(Object.keys(state.purses)).toEqual(['claude']);
    expect(state.keys.map(({ id }) => id)).toEqual(['k2']);
    expect(state.dismissed).toEqual(['claude|b|five-hour']);
    expect(state.diagnostics.setAside.map(({ of }) => of)).toEqual(['account:claude:c', 'keys']);
    expect([...secrets]).toEqual([['k2', 'two']]);
  });

  it('set-aside values by clearing the diagnostics, with the counts', async () => {
    const { fakeBrowser } = await import('wxt/testing/fake-browser');
    await fakeBrowser.storage.local.set({ 'account:claude:x': 'rubbish' });
    start();
    await run('settings/inline-warnings', { on: true });
    expect((await storedState()).diagnostics.setAside).toHaveLength(1);
    expect(await run('diagnostics/clear', {})).toEqual(done);
    expect((await storedState()).diagnostics).toEqual(diagnosticsItem.fallback);
    expect(Object.keys(await fakeBrowser.storage.local.get(null)).filter((key) => /aside/.test(key))).toEqual(
      [],
    );
  });

  it('rows of the history that were set aside, by the same', async () => {
    const ledger = await openLedger();
    const entry = { platform: 'suno', account: 'me', conversation: 'c', project: 'novel', at: 1 };
    await ledger.append({ projects: [entry] });
    const db = await openDB('credit-gauge-ledger');
    await db.put('projects', { ...entry, project: 7 });
    db.close();
    vi.spyOn(console, 'warn').mockImplementationOnce(() => {});
    expect(await ledger.conversationProjects()).toEqual([]);
    expect(await ledger.aside()).toHaveLength(1);
    expect(await run('diagnostics/clear', {})).toEqual(done);
    expect(await ledger.aside()).toEqual([]);
  });

  it('the rest also where the history can’t be opened, which is said', async () => {
    const { fakeBrowser } = await import('wxt/testing/fake-browser');
    await fakeBrowser.storage.local.set({ 'account:claude:x': 'rubbish' });
    start();
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
    expect(await run('diagnostics/clear', {})).toMatchObject({
      problems: [{ message: 'The browser does not open the history.' }],
    });
    expect((await storedState()).diagnostics.setAside).toEqual([]);
  });
});

describe('thresholds', () => {
  const percent = (value: number) => ({ value, in: 'percent' as const });
  const good = { low: percent(30), critical: percent(10) };

  it('for all, for one platform, and back', async () => {
    expect(await run('settings/thresholds', { thresholds: good })).toEqual(done);
    const own = { low: { value: 50, in: 'units' as const }, critical: percent(2) };
    expect(await run('settings/thresholds', { platform: 'suno', thresholds: own })).toEqual(done);
    expect(await settings()).toMatchObject({ thresholds: good, ownThresholds: { suno: own } });
    expect(await run('settings/thresholds', { platform: 'suno', thresholds: null })).toEqual(done);
    expect(await settings()).toMatchObject({ thresholds: good, ownThresholds: {} });
  });

  it.each<[string, unknown, string[]]>([
    ['critical above low', { low: percent(5), critical: percent(6) }, ['critical.value']],
    ['120 percent', { low: percent(120), critical: percent(5) }, ['low.value']],
    ['below zero', { low: percent(20), critical: percent(-1) }, ['critical.value']],
    ['no number', { low: { value: '20', in: 'percent' }, critical: percent(5) }, ['low.value']],
    ['NaN', { low: percent(Number.NaN), critical: percent(5) }, ['low.value']],
    ['another unit', { low: { value: 20, in: 'apples' }, critical: percent(5) }, ['low.in']],
    ['nothing', 'none', ['']],
  ])('%s: said beside the field, nothing saved', async (_, thresholds, fields) => {
    const before = await settings();
    expect(fieldsOf(await run('settings/thresholds', { thresholds }))).toEqual(fields);
    expect(fieldsOf(await run('settings/thresholds', { platform: 'suno', thresholds }))).toEqual(fields);
    expect(await settings()).toEqual(before);
  });

  it('those for all can not be taken away', async () => {
    expect(fieldsOf(await run('settings/thresholds', { thresholds: null }))).toEqual(['']);
  });
});

describe('thresholds of a single pool', () => {
  const own = { low: { value: 50, in: 'units' as const }, critical: { value: 5, in: 'units' as const } };

  it('are saved beside the others, and taken away', async () => {
    expect(
      await run('settings/pool-thresholds', { platform: 'suno', pool: 'credits', thresholds: own }),
    ).toEqual(done);
    await run('settings/pool-thresholds', { platform: 'suno', pool: 'songs', thresholds: own });
    expect((await settings()).poolThresholds).toEqual({ 'suno|credits': own, 'suno|songs': own });
    expect(
      await run('settings/pool-thresholds', { platform: 'suno', pool: 'credits', thresholds: null }),
    ).toEqual(done);
    expect((await settings()).poolThresholds).toEqual({ 'suno|songs': own });
  });

  it('that make no sense are said beside the field', async () => {
    const thresholds = { ...own, critical: { value: 51, in: 'units' } };
    const answer = await run('settings/pool-thresholds', { platform: 'suno', pool: 'credits', thresholds });
    expect(fieldsOf(answer)).toEqual(['critical.value']);
    expect((await settings()).poolThresholds).toEqual({});
  });
});

describe('notifications', () => {
  it('are saved as they are', async () => {
    const notifications = {
      on: true,
      refilled: true,
      quietHours: { from: '22:00', to: '07:00' },
      budgetPercent: 80,
    };
    expect(await run('settings/notifications', { notifications })).toEqual(done);
    expect((await settings()).notifications).toEqual(notifications);
  });

  it.each<[string, object, string[]]>([
    ['a time that no clock shows', { quietHours: { from: '24:00', to: '07:00' } }, ['quietHours.from']],
    ['no days', { runwayDays: 0 }, ['runwayDays']],
    ['too many', { expiringDays: 91 }, ['expiringDays']],
    ['more than all of a budget', { budgetPercent: 101 }, ['budgetPercent']],
    ['no switch', { on: 'yes' }, ['on']],
  ])('%s: said beside the field, nothing saved', async (_, wrong, fields) => {
    const before = await settings();
    const notifications = { on: true, refilled: false, ...wrong };
    expect(fieldsOf(await run('settings/notifications', { notifications }))).toEqual(fields);
    expect(await settings()).toEqual(before);
  });
});

describe('money', () => {
  it('is saved as it is', async () => {
    const money = {
      currency: 'EUR',
      rates: { USD: { rate: 0.9, asOf: '2026-11-01' } },
      plans: { suno: { plan: 'pro', price: { amount: 10, currency: 'USD' }, per: 'month' } },
    };
    expect(await run('settings/money', { money })).toEqual(done);
    expect((await settings()).money).toEqual(money);
  });

  it.each<[string, object, string[]]>([
    ['a currency in words', { currency: 'dollars' }, ['currency']],
    ['a rate of nothing', { rates: { USD: { rate: 0, asOf: '2026-11-01' } } }, ['rates.USD.rate']],
    ['a rate of no day', { rates: { USD: { rate: 1, asOf: 'today' } } }, ['rates.USD.asOf']],
    [
      'a price below zero',
      { plans: { suno: { price: { amount: -1, currency: 'USD' }, per: 'month' } } },
      ['plans.suno.price.amount'],
    ],
  ])('%s: said beside the field, nothing saved', async (_, wrong, fields) => {
    const before = await settings();
    expect(fieldsOf(await run('settings/money', { money: { rates: {}, plans: {}, ...wrong } }))).toEqual(
      fields,
    );
    expect(await settings()).toEqual(before);
  });
});

describe('a budget', () => {
  const draft = { name: 'Videos', unit: 'USD', amount: 50, per: 'month' };

  it('is saved, changed where it stands, and removed', async () => {
    expect(await run('budget/save', { draft })).toEqual(done);
    await run('budget/save', { draft: { ...draft, platform: 'suno', unit: 'credit' } });
    await run('budget/save', { id: 'new-0', draft: { ...draft, amount: 60 } });
    expect((await settings()).budgets).toEqual([
      { ...draft, id: 'new-0', amount: 60 },
      { ...draft, id: 'new-1', platform: 'suno', unit: 'credit' },
    ]);
    expect(await run('budget/remove', { id: 'new-0' })).toEqual(done);
    expect((await settings()).budgets.map(({ id }) => id)).toEqual(['new-1']);
  });

  it.each<[string, object, string[]]>([
    ['no name', { name: ' ' }, ['name']],
    ['of nothing', { amount: 0 }, ['amount']],
    ['each year', { per: 'year' }, ['per']],
    ['over all platforms in units, which nobody can add up', { unit: 'credit' }, ['unit']],
    ['in percent, of which nobody knows the whole', { platform: 'claude', unit: 'percent' }, ['unit']],
  ])('%s: said beside the field, nothing saved', async (_, wrong, fields) => {
    expect(fieldsOf(await run('budget/save', { draft: { ...draft, ...wrong } }))).toEqual(fields);
    expect((await settings()).budgets).toEqual([]);
  });
});

describe('a snooze', () => {
  const subject = 'suno|me|credits';
  const episodes = async () => (await storedState()).episodes;
  beforeEach(async () => {
    const book = { episodes: { [`${subject}|level`]: { told: 1, seenAt: NOON } }, snoozed: {} } as const;
    await store(episodesItem, book);
    start();
  });

  it('of one subject and of all is kept until it ends or is taken back', async () => {
    expect(await run('warnings/snooze', { subject, until: NOON + 5 })).toEqual(done);
    expect(await run('warnings/snooze', { until: NOON + 9 })).toEqual(done);
    expect((await episodes()).snoozed).toEqual({ all: NOON + 9, [subject]: NOON + 5 });
    expect(await run('warnings/snooze', { subject, until: null })).toEqual(done);
    expect((await episodes()).snoozed).toEqual({ all: NOON + 9 });
  });

  it.each<[string, MessageArgs<'warnings/snooze'>, string[]]>([
    ['of what nobody knows', { subject: 'suno|me|songs', until: NOON + 5 }, ['subject']],
    ['of a part of a subject', { subject: 'suno|me', until: NOON + 5 }, ['subject']],
    ['that is over already', { subject, until: NOON }, ['until']],
    ['for years', { until: NOON + 400 * 86_400_000 }, ['until']],
  ])('%s: said beside the field, nothing saved', async (_, args, fields) => {
    expect(fieldsOf(await run('warnings/snooze', args))).toEqual(fields);
    expect((await episodes()).snoozed).toEqual({});
  });
});

describe('erasing a platform', () => {
  it('takes its thresholds, budgets, plan and all that was warned of, and nothing of others', async () => {
    const thresholds = { low: { value: 50, in: 'units' }, critical: { value: 5, in: 'units' } } as const;
    const budget = {
      id: 'b1',
      name: 'Songs',
      platform: 'suno',
      unit: 'credit',
      amount: 5,
      per: 'day',
    } as const;
    const plan = { price: { amount: 10, currency: 'USD' }, per: 'month' } as const;
    const episode = { told: 1, seenAt: NOON } as const;
    await storeSettings({
      enabled: ['claude', 'suno'],
      poolThresholds: { 'suno|credits': thresholds, 'claude|5h': thresholds },
      budgets: [budget, { ...budget, id: 'b2', platform: 'claude' }],
      money: { rates: {}, plans: { suno: plan, claude: plan } },
    });
    const ofSuno = { 'suno|me|credits|level': episode, 'budget:b1': episode };
    const ofClaude = { 'claude|me|5h|level': episode, 'budget:b2': episode };
    await store(episodesItem, {
      episodes: { ...ofSuno, ...ofClaude },
      snoozed: { 'suno|me|credits': NOON + 5, all: NOON + 5 },
      unconfirmed: ofSuno,
    });
    start();
    await run('platform/erase', { platform: 'suno' });
    const { settings: now, episodes } = await storedState();
    expect(now.poolThresholds).toEqual({ 'claude|5h': thresholds });
    expect(now.budgets.map(({ id }) => id)).toEqual(['b2']);
    expect(now.money.plans).toEqual({ claude: plan });
    expect(episodes).toEqual({ episodes: ofClaude, snoozed: { all: NOON + 5 }, unconfirmed: {} });
  });
});

describe('credit typed in by hand', () => {
  const draft = {
    name: 'Acme',
    kind: 'subscription',
    unit: 'credit',
    amount: 1000,
    left: 400,
    renewal: { every: 'month', day: 5 },
  };

  it('is saved with its time and usual place in the order, changed under its id, and removed', async () => {
    expect(await run('grant/save', { draft })).toEqual(done);
    expect((await settings()).grants).toEqual([{ ...draft, id: 'new-0', priority: 50, effectiveAt: NOON }]);
    await run('grant/save', { id: 'new-0', draft: { ...draft, amount: 500, priority: 3 } });
    expect((await settings()).grants).toMatchObject([{ id: 'new-0', amount: 500, priority: 3 }]);
    expect(await run('grant/remove', { id: 'new-0' })).toEqual(done);
    expect((await settings()).grants).toEqual([]);
  });

  it('counts from now on, though it was bought before', async () => {
    await run('grant/save', { draft: { ...draft, startsAt: NOON - 9 * HOUR } });
    expect((await settings()).grants).toMatchObject([
      { effectiveAt: NOON, boughtAt: NOON - 9 * HOUR, left: 400 },
    ]);
  });

  it('that begins later is full then', async () => {
    await run('grant/save', { draft: { ...draft, startsAt: NOON + 9 * HOUR } });
    const [grant] = (await settings()).grants;
    expect(grant).toMatchObject({ effectiveAt: NOON + 9 * HOUR });
    expect(grant).not.toHaveProperty('left');
    expect(grant).not.toHaveProperty('boughtAt');
  });

  it('names no account where it names no platform', async () => {
    await run('grant/save', { draft: { ...draft, account: 'a1' } });
    await run('grant/save', { draft: { ...draft, platform: 'suno', account: 'a1' } });
    expect((await settings()).grants.map(({ account }) => account)).toEqual([undefined, 'a1']);
  });

  it('is stopped from now on, and stays in the list with what was left of it', async () => {
    await run('grant/save', { draft });
    expect(await run('grant/void', { id: 'new-0' })).toEqual(done);
    expect((await settings()).grants).toMatchObject([{ id: 'new-0', voidedAt: NOON, left: 400 }]);
    await run('grant/save', { id: 'new-0', draft });
    expect((await settings()).grants[0]).not.toHaveProperty('voidedAt');
  });

  it('can’t be added when it is over already, but what is over can be renamed', async () => {
    const over = { ...draft, expiresAt: NOON };
    expect(fieldsOf(await run('grant/save', { draft: over }))).toEqual(['expiresAt']);
    const old = {
      id: 'g',
      ...draft,
      kind: 'trial',
      priority: 10,
      effectiveAt: NOON - HOUR,
      expiresAt: NOON,
    } as const;
    await storeSettings({ grants: [{ ...old, renewal: { every: 'month', day: 5 } }] });
    start();
    expect(await run('grant/save', { id: 'g', draft: { ...over, label: 'Old' } })).toEqual(done);
  });

  describe('beside others of the same account and unit', () => {
    const suno = { ...draft, platform: 'suno', account: 'me', left: undefined };
    const kept = (id: string, part: object = {}) =>
      ({
        id,
        platform: 'suno',
        account: 'me',
        name: 'Suno',
        kind: 'bundle',
        unit: 'credit',
        amount: 100,
        priority: 70,
        renewal: { every: 'never' },
        effectiveAt: NOON - HOUR,
        ...part,
      }) as Grant;
    const grants = [
      kept('a'),
      kept('b', { priority: 71 }),
      kept('c', { account: 'other' }),
      kept('d', { unit: 'download' }),
    ];
    const used = [{ id: 'u', at: NOON - MINUTE, amount: 130 }];

    beforeEach(async () => {
      await storeSettings({ grants });
      const purse = (of: Grant[]) => openPurse(of, used);
      await store(pursesItem('suno', 'me'), {
        credit: purse(grants.slice(0, 2)),
        download: purse(grants.slice(3)),
      });
      await store(pursesItem('suno', 'other'), { credit: purse([kept('c', { account: 'other' })]) });
      start();
    });

    it.each<[string, () => Promise<unknown>]>([
      ['added', () => run('grant/save', { draft: defined(suno) })],
      ['removed', () => run('grant/remove', { id: 'a' })],
      ['stopped', () => run('grant/void', { id: 'a' })],
      ['changed', () => run('grant/save', { id: 'a', draft: defined({ ...suno, amount: 7 }) })],
      [
        'moved to another account',
        () => run('grant/save', { id: 'a', draft: defined({ ...suno, account: 'other' }) }),
      ],
    ])('%s leaves what those have now, and their purse begins anew', async (_, change) => {
      expect(await change()).toEqual(done);
      const after = await settings();
      expect(after.grants.find(({ id }) => id === 'b')).toEqual(
        kept('b', { priority: 71, left: 70, effectiveAt: NOON, boughtAt: NOON - HOUR }),
      );
      const { purses } = await storedState();
      expect(Object.keys(purses.suno?.me ?? {})).toEqual(['download']);
    });

    it('does not touch the purses of other accounts and units', async () => {
      await run('grant/remove', { id: 'a' });
      expect((await settings()).grants.slice(1)).toEqual(grants.slice(2));
      expect((await storedState()).purses.suno?.other?.credit?.uses).toEqual(used);
    });

    it('is counted in both purses that it leaves and enters', async () => {
      await run('grant/save', { id: 'a', draft: defined({ ...suno, account: 'other' }) });
      expect((await settings()).grants.find(({ id }) => id === 'c')).toMatchObject({
        left: 0,
        effectiveAt: NOON,
      });
      expect((await storedState()).purses.suno).toEqual({ me: { download: expect.anything() } });
    });

    it('makes no difference where there is none of that id', async () => {
      await run('grant/remove', { id: 'none' });
      expect((await settings()).grants).toEqual(grants);
      expect(Object.keys((await storedState()).purses.suno?.me ?? {})).toEqual(['credit', 'download']);
    });
  });

  it.each<[string, object, string[]]>([
    ['amount −5', { amount: -5, left: undefined }, ['amount']],
    ['amount 0', { amount: 0, left: 0 }, ['amount']],
    ['day 32', { renewal: { every: 'month', day: 32 } }, ['renewal.day']],
    ['day 0', { renewal: { every: 'month', day: 0 } }, ['renewal.day']],
    ['day 1.5', { renewal: { every: 'month', day: 1.5 } }, ['renewal.day']],
    ['weekday 7', { renewal: { every: 'week', weekday: 7 } }, ['renewal.weekday']],
    ['every decade', { renewal: { every: 'decade' } }, ['renewal.every']],
    ['more left than it has', { left: 1001 }, ['left']],
    ['left below zero', { left: -1 }, ['left']],
    ['no kind', { kind: undefined }, ['kind']],
    ['no name', { name: '  ' }, ['name']],
    ['a name of 61 letters', { name: 'x'.repeat(61) }, ['name']],
    ['no amount', { amount: undefined }, ['amount']],
    ['a text for a number', { amount: '1000' }, ['amount']],
    ['an endless number', { amount: Number.POSITIVE_INFINITY }, ['amount']],
    ['a unit in mixed letters', { unit: 'Credits!' }, ['unit']],
    ['a price in no currency', { price: { amount: 5, currency: '' } }, ['price.currency']],
    ['a link that is none', { link: 'javascript:alert(1)' }, ['link']],
  ])('%s: said beside the field, nothing saved', async (_, wrong, fields) => {
    expect(fieldsOf(await run('grant/save', { draft: defined({ ...draft, ...wrong }) }))).toEqual(fields);
    expect((await settings()).grants).toEqual([]);
  });

  it.each([null, 'x', 5, []])('a form of another kind (%j) saves nothing', async (value) => {
    expect((await run('grant/save', { draft: value })).ok).toBe(false);
    expect((await settings()).grants).toEqual([]);
  });
});

function defined(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
}

describe('a key', () => {
  it('is kept where no content script can read it; elsewhere only masked', async () => {
    const args = { platform: 'openrouter', secret: `  ${SECRET}\n`, label: 'Work' };
    expect(await run('key/add', args)).toEqual(done);
    expect([...secrets]).toEqual([['new-0', SECRET]]);
    const { fakeBrowser } = await import('wxt/testing/fake-browser');
    const text = JSON.stringify(await fakeBrowser.storage.local.get(null));
    expect(text).not.toContain(SECRET.slice(-8));
    expect((await storedState()).keys).toEqual([
      { id: 'new-0', platform: 'openrouter', masked: maskSecret(SECRET), label: 'Work', addedAt: NOON },
    ]);
    expect(log).toEqual(['refresh openrouter button']);
  });

  it.each([
    ['of another vendor', 'openrouter', 'sk-ant-api03-0123456789abcdef0123456789abcdef', 'secret'],
    ['that is none', 'openrouter', 'hello', 'secret'],
    ['that is empty', 'openrouter', '   ', 'secret'],
    ['with something after it', 'openrouter', `${SECRET} x`, 'secret'],
    ['for a platform without keys', 'claude', SECRET, 'platform'],
    ['for a platform that nobody knows', 'constructor', SECRET, 'platform'],
  ])('%s: said beside the field, nothing saved', async (_, platform, secret, field) => {
    expect(fieldsOf(await run('key/add', { platform, secret }))).toEqual([field]);
    expect([(await storedState()).keys, [...secrets]]).toEqual([[], []]);
    expect(log).toEqual([]);
  });

  it('that is there already is not added again, also by a double click', async () => {
    const add = () => run('key/add', { platform: 'openrouter', secret: SECRET });
    const [first, second] = await Promise.all([add(), add()]);
    expect([first.ok, fieldsOf(second)]).toEqual([true, ['secret']]);
    expect([(await storedState()).keys.length, secrets.size]).toEqual([1, 1]);
  });

  it('goes with its secret and its numbers; the other one stays', async () => {
    await run('key/add', { platform: 'openrouter', secret: SECRET });
    await run('key/add', { platform: 'openrouter', secret: SECRET.replace('0123', '9999') });
    await store(accountItem('openrouter', 'new-0'), record('new-0', { pools: [pool()] }));
    await store(accountItem('openrouter', 'new-1'), record('new-1', { pools: [pool()] }));
    start();
    expect(await run('key/remove', { id: 'new-0' })).toEqual(done);
    const state = await storedState();
    expect(state.keys.map(({ id }) => id)).toEqual(['new-1']);
    expect(state.accounts.openrouter?.map(({ account }) => account.id)).toEqual(['new-1']);
    expect([...secrets.keys()]).toEqual(['new-1']);
  });

  it('goes with all accounts that were read with it, and with no other key’s', async () => {
    await run('key/add', { platform: 'openrouter', secret: SECRET });
    await run('key/add', { platform: 'openrouter', secret: SECRET.replace('0123', '9999') });
    for (const id of ['new-0', 'new-0/team-a', 'new-0/team-b', 'new-1/team-a'])
      await store(accountItem('openrouter', id), record(id, { pools: [pool()] }));
    start();
    expect(await run('key/remove', { id: 'new-0' })).toEqual(done);
    const { accounts } = await storedState();
    expect(accounts.openrouter?.map(({ account }) => account.id)).toEqual(['new-1/team-a']);
  });
});

describe('a key that takes another’s place', () => {
  const other = SECRET.replace('0123', '9999');
  const third = SECRET.replace('0123', '8888');
  const add = (secret: string, replaces: { replaces?: true } = {}) =>
    run('key/add', { platform: 'openrouter', secret, ...replaces });

  it('is there before the first goes with its numbers', async () => {
    await store(accountItem('openrouter', 'new-0'), record('new-0', { pools: [pool()] }));
    start();
    await add(SECRET);
    expect(await add(other, { replaces: true })).toEqual(done);
    const { keys, accounts } = await storedState();
    expect([keys.map(({ masked }) => masked), accounts.openrouter]).toEqual([[maskSecret(other)], undefined]);
    expect([...secrets.values()]).toEqual([other]);
  });

  it('is one more where there are several: nobody says which', async () => {
    await add(SECRET);
    await add(other);
    await add(third, { replaces: true });
    expect([...secrets.values()]).toEqual([SECRET, other, third]);
  });

  it('leaves the first where it is none, or the same', async () => {
    await add(SECRET);
    for (const secret of ['hello', SECRET])
      expect(fieldsOf(await add(secret, { replaces: true }))).toEqual(['secret']);
    expect([...secrets.values()]).toEqual([SECRET]);
  });
});

describe('a connection', () => {
  const client = { id: 'client', tenant: 'directory' };

  it('is made with the client that was typed in or stored, and read at once', async () => {
    expect(await run('oauth/connect', { platform: 'azure', client })).toEqual(done);
    expect(await run('oauth/connect', { platform: 'azure' })).toEqual(done);
    expect(log).toEqual([
      'connect azure client',
      'refresh azure button',
      'connect azure as before',
      'refresh azure button',
    ]);
  });

  it('that is refused is told, and nothing is read', async () => {
    connected = { ok: false, problems: [{ field: '', message: 'No.' }] };
    expect(await run('oauth/connect', { platform: 'azure', client })).toEqual(connected);
    expect(log).toEqual(['connect azure client']);
  });

  it('is ended', async () => {
    expect(await run('oauth/disconnect', { platform: 'azure' })).toEqual(done);
    expect(log).toEqual(['disconnect azure']);
  });

  it.each(['oauth/connect', 'oauth/disconnect'] as const)(
    '%s of a platform that nobody knows is said',
    async (name) => {
      expect(fieldsOf(await run(name, { platform: 'constructor' }))).toEqual(['platform']);
      expect(log).toEqual([]);
    },
  );

  it('goes with all that is kept of its platform, and is taken back at the vendor', async () => {
    const key = { platform: 'azure', masked: 'client', addedAt: NOON };
    await store(keysItem, [
      { ...key, id: 'c' },
      { ...key, id: 'd', platform: 'azure-openai' },
    ]);
    secrets.set('c', '{}').set('d', '{}');
    start();
    await run('platform/erase', { platform: 'azure' });
    expect(log).toEqual(['disconnect azure']);
    expect([...secrets.keys()]).toEqual(['d']);
    expect((await storedState()).keys.map(({ id }) => id)).toEqual(['d']);
  });
});

describe('small choices', () => {
  it('are written and nothing else is', async () => {
    const before = await settings();
    await run('settings/view', { view: { show: 'used', time: 'clock' } });
    await run('settings/inline-warnings', { on: false });
    await run('account/choose', { platform: 'claude', account: 'org-b' });
    expect(await settings()).toEqual({
      ...before,
      view: { show: 'used', time: 'clock' },
      inlineWarnings: false,
      chosenAccounts: { claude: 'org-b' },
    });
  });

  it('of two at the same time none is lost', async () => {
    await Promise.all(platforms.map(({ id }) => run('account/choose', { platform: id, account: 'x' })));
    expect(Object.keys((await settings()).chosenAccounts).sort()).toEqual(
      platforms.map(({ id }) => id).sort(),
    );
    expect((await storedState()).settings).toEqual(await settings());
  });
});
