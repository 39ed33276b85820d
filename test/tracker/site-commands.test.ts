import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Done, TriedSite } from '../../lib/messages';
import { knownPlatforms, sitePlatform } from '../../lib/platforms/known';
import type { Ask, Platform } from '../../lib/platforms/platform';
import type { Site } from '../../lib/platforms/site/site';
import { suno } from '../../lib/platforms/suno';
import { accountItem, keysItem, platformItem, sitesItem } from '../../lib/storage/items';
import { ledgerOpener, openLedger } from '../../lib/storage/ledger/ledger';
import { POINTING } from '../../lib/storage/pointing';
import type { SiteDraft } from '../../lib/storage/site-schema';
import { Store } from '../../lib/storage/store';
import type { Asked } from '../../lib/tracker/asker';
import { BORROWED_ALARM } from '../../lib/tracker/borrowed';
import { POINTING_ALARM, Pointer } from '../../lib/tracker/pointer';
import { syncScripts } from '../../lib/tracker/scripts';
import { MAX_SITES, siteCommands } from '../../lib/tracker/site-commands';
import { acme, along, keyed, server } from '../platforms/site/sample';
import { FakeWorld, MINUTE, NOON, pool, record, seen, store, storedState, storeSettings } from './fakes';
import { secrets } from './secrets-fake';

vi.mock('../../lib/storage/secrets', async (original) =>
  (await import('./secrets-fake')).fakeSecrets(original),
);

const HOME = 'https://new.example/';
const done: Done = { ok: true };

let world: FakeWorld;
let now: number;
let log: string[];
let opened: string[];
let asks: { platform: string; ask: Ask; key: string | undefined }[];
let answer: Asked;
let pointer: Pointer;
let commands: ReturnType<typeof siteCommands>;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  world = new FakeWorld().install();
  secrets.clear();
  opened = [];
  Object.assign(fakeBrowser.tabs, { create: async ({ url = '' }) => void opened.push(url) });
  now = NOON;
  await storeSettings({ enabled: ['suno'] });
  world.grant(suno);
  start();
});
afterEach(() => vi.restoreAllMocks());

/** What the background would take for active: the site that is pointed at, then what is on, as far as it is permitted. */
async function activePlatforms(): Promise<readonly Platform[]> {
  const { sites, settings } = await storedState();
  const pointed = await pointer.platform();
  const on = knownPlatforms(sites).filter(({ id }) => settings.enabled.includes(id));
  return [...(pointed === undefined ? [] : [pointed]), ...on].filter(({ permissions }) =>
    permissions.every((pattern) => world.granted.has(pattern)),
  );
}

function start(): void {
  log = [];
  asks = [];
  answer = { nowhere: true };
  pointer = new Pointer(() => now);
  let ids = 0;
  commands = siteCommands({
    store: new Store(() => now),
    ledger: ledgerOpener(),
    keep: async () => {},
    now: () => now,
    newId: () => `new-${ids++}`,
    pointer,
    ask: async ({ id }, ask, key) => {
      asks.push({ platform: id, ask, key });
      return answer;
    },
    sync: async () => {
      await syncScripts(await activePlatforms());
      log.push('sync');
    },
    leave: async ({ id }) => void log.push(`leave ${id}`),
    activePlatforms,
  });
}

/** With these sites, all of them on and permitted. */
async function withSites(...sites: readonly Site[]): Promise<void> {
  await store(sitesItem, sites);
  await storeSettings({ enabled: ['suno', ...sites.map(({ id }) => id)] });
  world.grant(...sites.map(sitePlatform));
  start();
  await syncScripts(await activePlatforms());
}

function draftOf({ id: _own, ...draft }: Site): SiteDraft {
  return draft;
}

const allow = (...patterns: readonly string[]) => {
  for (const pattern of patterns) world.granted.add(pattern);
};
/** Those of the person's own sites. */
const ownScripts = () => world.scripts.filter(({ id }) => id.startsWith('site-'));
const scripts = () => ownScripts().map(({ id }) => id);
const problemsOf = (reply: Done | TriedSite) =>
  reply.ok ? [] : reply.problems.map(({ field, message }) => `${field}: ${message}`);
const alarm = () => fakeBrowser.alarms.get(POINTING_ALARM);
const noted = async () => (await fakeBrowser.storage.session.get(POINTING))[POINTING];

describe('pointing at a site', () => {
  beforeEach(() => allow('https://new.example/*'));
  const point = (home: string = HOME) => commands['site/point']({ home });

  it('watches its pages, opens it, and ends by an alarm', async () => {
    expect(await point()).toEqual(done);
    expect(scripts()).toEqual(['site-pointed:content', 'site-pointed:tap']);
    expect(ownScripts()[0]?.matches).toEqual(['https://new.example/*']);
    expect(opened).toEqual([HOME]);
    expect((await alarm())?.scheduledTime).toBe(NOON + 10 * MINUTE);
  });

  it.each<[string, string]>([
    ['', 'home: Give an address.'],
    ['my site', 'home: That is no address.'],
    ['http://new.example/', 'home: Use an address that begins with https://'],
    ['https://suno.com/create', 'home: Suno is in the list of platforms: switch it on there.'],
  ])('does nothing at %j, and says why', async (home, problem) => {
    expect(problemsOf(await point(home))).toEqual([problem]);
    expect([log, opened, await noted(), await alarm()]).toEqual([[], [], undefined, undefined]);
  });

  it.each<[string, () => void]>([
    ['while it is pointed at', () => {}],
    ['after its time', () => (now += 11 * MINUTE)],
  ])('ends and gives back its access, also %s', async (_, pass) => {
    await point();
    pass();
    log = [];
    expect(await commands['site/point-end']({})).toEqual(done);
    expect(log).toEqual(['leave site-pointed', 'sync']);
    expect([scripts(), await noted(), await alarm()]).toEqual([[], undefined, undefined]);
    expect(world.granted).not.toContain('https://new.example/*');
  });

  it('that is not pointed at ends nothing', async () => {
    expect(await commands['site/point-end']({})).toEqual(done);
    expect(log).toEqual([]);
  });

  it('at another one ends the first', async () => {
    allow('https://other.example/*');
    await point();
    await point('https://other.example/');
    expect(ownScripts().map(({ matches }) => String(matches))).toEqual(
      Array(2).fill('https://other.example/*'),
    );
    expect([...world.granted].filter((pattern) => !suno.permissions.includes(pattern))).toEqual([
      'https://other.example/*',
    ]);
  });

  it('at the same one once more keeps the access that was just given', async () => {
    await point();
    now += 11 * MINUTE;
    await point();
    expect(world.granted).toContain('https://new.example/*');
    expect(scripts()).toEqual(['site-pointed:content', 'site-pointed:tap']);
  });

  it('keeps the access that a saved site needs too', async () => {
    await withSites(acme);
    await point(acme.home);
    await commands['site/point-end']({});
    expect(world.granted).toContain('https://app.acme.example/*');
    expect(scripts()).toEqual(['site-acme:content', 'site-acme:tap']);
  });
});

describe('trying a site', () => {
  const tryIt = (draft: unknown, secret?: string) =>
    commands['site/try']({ draft, ...(secret === undefined ? {} : { secret }) });
  const told = (json: object, status = 200) =>
    ({ observation: seen({ url: acme.request.url, json: json as never, status }) }) as const;

  it('asks as the saved one would, shows what it told, and keeps nothing', async () => {
    answer = told({ data: { left: 12, limit: 100 } });
    const before = await storedState();
    expect(await tryIt(draftOf(acme))).toEqual({
      ok: true,
      pools: [{ id: 'left', label: 'Credits', unit: 'credit', remaining: 12, limit: 100 }],
    });
    expect(asks).toEqual([
      { platform: 'site-tried', ask: sitePlatform(acme).asking.balance({ id: '' }, now)[0], key: undefined },
    ]);
    expect(await storedState()).toEqual({ ...before, borrowed: sitePlatform(acme).permissions });
    expect([log, scripts(), [...secrets]]).toEqual([[], [], []]);
  });

  it('asks with the key that was typed, without the blanks around it', async () => {
    answer = { observation: seen({ url: keyed.request.url, json: { data: { left: 1 } } }) };
    expect(await tryIt(draftOf(keyed), ' sk-1 ')).toMatchObject({ ok: true, pools: [{ remaining: 1 }] });
    expect(asks[0]?.key).toBe('sk-1');
  });

  it('names what is wrong with the answer', async () => {
    answer = told({ data: {} });
    expect(await tryIt(draftOf(acme))).toMatchObject({
      ok: true,
      failure: { kind: 'changed-shape', at: 'data.left' },
    });
    answer = told({}, 401);
    expect(await tryIt(draftOf(acme))).toMatchObject({ ok: true, failure: { kind: 'signed-out' } });
  });

  it.each<[string, unknown, string, Asked?]>([
    ['a draft that is none', {}, 'kind'],
    [
      'an address of plain http',
      { ...draftOf(acme), request: { ...acme.request, url: 'http://a.example/' } },
      'request.url',
    ],
    ['what is only read along', draftOf(along), 'request.by'],
    ['nowhere to ask from', draftOf(acme), 'home'],
    [
      'an answer from elsewhere',
      draftOf(acme),
      'request.url',
      { observation: seen({ url: 'https://login.example/', json: {} }) },
    ],
  ])('says beside the field: %s', async (_, draft, field, asked = { nowhere: true }) => {
    answer = asked;
    const reply = await tryIt(draft);
    expect(reply.ok ? [] : reply.problems.map((one) => one.field)).toEqual([field]);
  });
});

/** Access that was asked for on behalf of a site that is not saved. */
describe('access that was borrowed', () => {
  const tryIt = (site: Site) => commands['site/try']({ draft: draftOf(site) });
  const giveBack = () => commands['site/give-back']({});
  const borrowed = async () => (await storedState()).borrowed;
  const pattern = 'https://app.acme.example/*';
  beforeEach(() => allow(pattern));

  it('to try a site is given back when its form is left', async () => {
    await tryIt(acme);
    expect(world.granted).toContain(pattern);
    expect(await giveBack()).toEqual(done);
    expect([[...world.granted], await borrowed()]).toEqual([suno.permissions, []]);
  });

  it('is known to a worker that starts anew, and given back by an alarm where the tab was closed', async () => {
    await tryIt(acme);
    start();
    expect((await fakeBrowser.alarms.get(BORROWED_ALARM))?.name).toBe(BORROWED_ALARM);
    expect(await borrowed()).toEqual([pattern]);
    await giveBack();
    expect(world.granted).not.toContain(pattern);
  });

  it('stays with the site that is saved then', async () => {
    await tryIt(acme);
    await commands['site/save']({ draft: draftOf(acme), id: 'site-acme' });
    expect([world.granted.has(pattern), await borrowed()]).toEqual([true, []]);
    await giveBack();
    expect(world.granted).toContain(pattern);
  });

  it('stays where a site that is saved needs it too', async () => {
    await withSites(acme);
    await tryIt(acme);
    await giveBack();
    expect([world.granted.has(pattern), await borrowed()]).toEqual([true, []]);
  });

  it('is given back where a site can’t be saved', async () => {
    await withSites(...Array.from({ length: MAX_SITES }, (_, index) => ({ ...keyed, id: `site-${index}` })));
    await commands['site/save']({ draft: draftOf(acme) });
    expect([world.granted.has(pattern), await borrowed()]).toEqual([false, []]);
  });

  it('to point at a platform that we ship is given back, save where it is on', async () => {
    allow('https://claude.ai/*');
    await commands['site/point']({ home: 'https://claude.ai/' });
    await commands['site/point']({ home: 'https://suno.com/' });
    expect([[...world.granted], await borrowed()]).toEqual([[...suno.permissions, pattern], []]);
  });

  it('to point at a site is noted as long as it is pointed at, whatever else is given back', async () => {
    await commands['site/point']({ home: acme.home });
    await giveBack();
    expect([world.granted.has(pattern), await borrowed()]).toEqual([true, [pattern]]);
    await commands['site/point-end']({});
    expect([world.granted.has(pattern), await borrowed()]).toEqual([false, []]);
  });
});

describe('saving a site', () => {
  const save = (draft: unknown, id?: string) =>
    commands['site/save']({ draft, ...(id === undefined ? {} : { id }) });

  it('keeps it, switches it on, and has it watched', async () => {
    world.grant(sitePlatform(acme));
    expect(await save(draftOf(acme), 'site-acme')).toEqual(done);
    const { sites, settings } = await storedState();
    expect([sites, settings.enabled]).toEqual([[acme], ['suno', 'site-acme']]);
    expect(scripts()).toEqual(['site-acme:content', 'site-acme:tap']);
  });

  it('gives it an id where none comes with it', async () => {
    await save(draftOf(acme));
    expect((await storedState()).sites.map(({ id }) => id)).toEqual(['site-new-0']);
  });

  it.each<[string, Site]>([
    ['a key', keyed],
    ['a server', server('litellm')],
  ])('with %s has no script anywhere', async (_, site) => {
    world.grant(sitePlatform(site));
    await save(draftOf(site));
    expect([(await storedState()).sites.length, scripts()]).toEqual([1, []]);
  });

  it.each<[string, unknown, string | undefined, string]>([
    ['a draft that is none', { kind: 'described' }, undefined, 'name: '],
    [
      'a secret in a header',
      { ...draftOf(acme), request: { ...acme.request, headers: { Cookie: 'a' } } },
      undefined,
      'request.headers: ',
    ],
    [
      'a page of a platform that we ship',
      { ...draftOf(acme), home: 'https://suno.com/me' },
      undefined,
      'home: Suno is in the list of platforms: switch it on there.',
    ],
    ['an id of a platform that we ship', draftOf(acme), 'suno', 'id: That is no id of a site.'],
  ])('does not with %s, and says why', async (_, draft, id, problem) => {
    const before = await storedState();
    expect(problemsOf(await save(draft, id))[0]).toContain(problem);
    expect([await storedState(), log]).toEqual([before, []]);
  });

  it('does not with more than fifty; one of the fifty can be changed', async () => {
    const many = Array.from({ length: MAX_SITES }, (_, index) => ({ ...keyed, id: `site-${index}` }));
    await withSites(...many);
    expect(problemsOf(await save(draftOf(acme)))).toEqual([': At most 50 sites can be added.']);
    expect(await save({ ...draftOf(keyed), name: 'New name' }, 'site-7')).toEqual(done);
    const { sites } = await storedState();
    expect([sites.length, sites[7]?.name]).toEqual([MAX_SITES, 'New name']);
  });

  it('once more leaves its pages, registers what is new, and gives back what is no longer needed', async () => {
    await withSites(acme);
    const moved = {
      ...draftOf(acme),
      home: 'https://video.acme.example/',
      request: { ...acme.request, url: 'https://video.acme.example/api' },
    };
    world.grant(sitePlatform({ ...moved, id: 'x' } as Site));
    log = [];
    expect(await save(moved, 'site-acme')).toEqual(done);
    expect(log).toEqual(['leave site-acme', 'sync', 'sync']);
    expect(ownScripts().map(({ matches }) => String(matches))).toEqual(
      Array(2).fill('https://video.acme.example/*'),
    );
    expect(world.granted).toContain('https://video.acme.example/*');
    expect(world.granted).not.toContain('https://app.acme.example/*');
    expect((await storedState()).sites).toEqual([{ ...moved, id: 'site-acme' }]);
  });

  it('once more keeps the access that another site needs', async () => {
    await withSites(acme, { ...acme, id: 'site-twin' });
    await save(draftOf(keyed), 'site-acme');
    expect(world.granted).toContain('https://app.acme.example/*');
  });

  it('keeps its numbers, and its place in the list', async () => {
    await withSites(acme, keyed);
    await store(accountItem('site-acme', 'me'), record('me', { pools: [pool()] }));
    start();
    await save({ ...draftOf(acme), name: 'Renamed' }, 'site-acme');
    const { sites, accounts } = await storedState();
    expect(sites.map(({ name }) => name)).toEqual(['Renamed', 'Keyed']);
    expect(accounts['site-acme']).toHaveLength(1);
  });

  it('ends the pointing first, so that its own scripts stay in the open pages', async () => {
    allow('https://app.acme.example/*');
    await commands['site/point']({ home: acme.home });
    log = [];
    await save(draftOf(acme), 'site-acme');
    expect(log).toEqual(['leave site-pointed', 'sync', 'sync']);
    expect(scripts()).toEqual(['site-acme:content', 'site-acme:tap']);
    expect(world.granted).toContain('https://app.acme.example/*');
    expect(await noted()).toBeUndefined();
  });

  it('that is refused goes on pointing', async () => {
    allow('https://new.example/*');
    await commands['site/point']({ home: HOME });
    await save({});
    expect(scripts()).toEqual(['site-pointed:content', 'site-pointed:tap']);
  });
});

describe('removing a site', () => {
  const remove = (id: string) => commands['site/remove']({ id });

  it('erases its history, balances, keys and access, and nothing of others', async () => {
    await withSites(acme, keyed);
    for (const platform of ['site-keyed', 'suno']) {
      await store(platformItem(platform), { health: { inARow: 0 }, readAt: { balance: NOON } });
      await store(accountItem(platform, 'a'), record('a', { pools: [pool()] }));
    }
    await store(keysItem, [
      { id: 'k1', platform: 'site-keyed', masked: 'x', addedAt: NOON },
      { id: 'k2', platform: 'suno', masked: 'x', addedAt: NOON },
    ]);
    secrets.set('k1', 'one').set('k2', 'two');
    const ledger = await openLedger();
    const entry = { account: 'a', conversation: 'c', project: 'p', at: 1 };
    await ledger.append({
      projects: [
        { ...entry, platform: 'site-keyed' },
        { ...entry, platform: 'suno' },
      ],
    });
    start();
    expect(await remove('site-keyed')).toEqual(done);
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain('keyed');
    expect((await ledger.conversationProjects()).map(({ platform }) => platform)).toEqual(['suno']);
    expect([...secrets]).toEqual([['k2', 'two']]);
    const { sites, settings, accounts } = await storedState();
    expect([sites, settings.enabled, Object.keys(accounts)]).toEqual([
      [acme],
      ['suno', 'site-acme'],
      ['suno'],
    ]);
    expect(world.granted).not.toContain('https://api.acme.example/*');
    expect(world.granted).toContain('https://app.acme.example/*');
    expect(log).toEqual(['leave site-keyed', 'sync']);
  });

  it('takes its scripts away, and keeps the access that another one needs', async () => {
    await withSites(acme, { ...acme, id: 'site-twin' });
    await remove('site-acme');
    expect(scripts()).toEqual(['site-twin:content', 'site-twin:tap']);
    expect(world.granted).toContain('https://app.acme.example/*');
    await remove('site-twin');
    expect(scripts()).toEqual([]);
    expect(world.granted).not.toContain('https://app.acme.example/*');
  });

  it.each(['site-other', 'suno', 'constructor'])('does nothing where %s is none', async (id) => {
    await withSites(acme);
    const before = await storedState();
    expect(problemsOf(await remove(id))).toEqual(['id: This site is not there.']);
    expect([await storedState(), log]).toEqual([before, []]);
  });

  it('leaves everything as it is where the history can’t be opened, and says so', async () => {
    await withSites(acme);
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
    expect(problemsOf(await remove('site-acme'))).toEqual([expect.stringContaining('history')]);
    expect([(await storedState()).sites, log]).toEqual([[acme], []]);
  });
});
