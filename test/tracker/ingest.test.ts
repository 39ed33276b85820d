import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { liveBalance } from '../../lib/core/balance';
import type { Grant } from '../../lib/core/grants/grant';
import { openPurse } from '../../lib/core/grants/purse';
import { purseBalance } from '../../lib/core/grants/purse-balance';
import { claude } from '../../lib/platforms/claude';
import { cursor } from '../../lib/platforms/cursor';
import { openaiApi } from '../../lib/platforms/openai-api';
import { openrouter } from '../../lib/platforms/openrouter';
import type { Findings, Platform } from '../../lib/platforms/platform';
import { suno } from '../../lib/platforms/suno';
import { accountItem, keysItem, platformItem, pursesItem, settingsItem } from '../../lib/storage/items';
import { Store } from '../../lib/storage/store';
import { ingest, MAX_KEPT_ACCOUNTS, type Report } from '../../lib/tracker/ingest';
import { UNNAMED } from '../../lib/tracker/purses';
import { isRequired } from '../../lib/tracker/required';
import type { Observation } from '../../lib/wire/observation';
import { priceAssets } from '../../scripts/lib/price-assets';
import { observe } from '../platforms/observe';
import {
  claudeMessage,
  claudeOrganizations,
  claudeUsage,
  HOUR,
  MINUTE,
  NOON,
  openrouterKey,
  record,
  SECOND,
  seen,
  store,
  storedState,
  storeSettings,
  sunoBilling,
  sunoCreate,
} from './fakes';

let storage: Store;
let reports: number;

beforeEach(async () => {
  await storeSettings({ enabled: ['claude', 'suno', 'openrouter'] });
  storage = new Store(() => NOON);
  reports = 0;
});

/** As the background does for what a page did. */
function pageSaw(platform: Platform, observation: Observation, more: Partial<Report> = {}, now = NOON) {
  const id = `page-${reports++}`;
  const required = isRequired(platform, observation);
  return ingest(storage, platform, { id, observation, required, inUse: true, ...more }, now);
}

/** As a refresh does for what it asked itself. */
function weAsked(platform: Platform, observation: Observation, account: string | undefined, now = NOON) {
  const required = isRequired(platform, observation);
  const whose = account === undefined ? {} : { account };
  return ingest(storage, platform, { id: `ask-${reports++}`, observation, required, ...whose }, now);
}

async function accounts(platform: string) {
  return (await storedState()).accounts[platform] ?? [];
}

async function account(platform: string, id: string) {
  const found = (await accounts(platform)).find((one) => one.account.id === id);
  if (found === undefined) throw new Error(`no account ${id}`);
  return found;
}

async function left(platform: string, id: string, pool: string, now = NOON) {
  const { pools, spends } = await account(platform, id);
  const found = pools.find((one) => one.id === pool);
  return found === undefined ? undefined : liveBalance(found, spends, now).remaining;
}

async function health(platform: string) {
  return (await storedState()).platforms[platform]?.health;
}

describe('accounts are never mixed', () => {
  it('each Claude organisation has its own windows', async () => {
    await pageSaw(claude, claudeUsage('org-a', 30));
    await pageSaw(claude, claudeUsage('org-b', 80), { account: 'org-a' });
    expect(await left('claude', 'org-a', 'five-hour')).toBe(70);
    expect(await left('claude', 'org-b', 'five-hour')).toBe(20);
  });

  it('an answer that does not say whose it is goes to the account of the tab', async () => {
    await pageSaw(suno, sunoBilling(500, { request: {} }), { account: 'user_2' });
    expect((await accounts('suno')).map((one) => one.account.id)).toEqual(['user_2']);
  });

  it('and without one, to an account without a name', async () => {
    expect(await pageSaw(suno, sunoBilling(500, { request: {} }))).toMatchObject({ account: UNNAMED });
  });

  describe('where the platform says who is signed in, but its balance does not', () => {
    const at = 'https://cursor.com/api';
    const summary = (used: number, startedAt = NOON): Observation => ({
      ...observe({
        platform: cursor,
        url: `${at}/usage-summary`,
        body: { individualUsage: { plan: { used, limit: 2000, remaining: 2000 - used } } },
      }),
      startedAt,
      endedAt: startedAt,
    });
    const me = (sub: string) => observe({ platform: cursor, url: `${at}/auth/me`, body: { sub } });
    const known = async () => (await accounts('cursor')).map((one) => one.account.id);
    beforeEach(() => storeSettings({ enabled: ['cursor'] }));

    it('what the page shows is of the one who is', async () => {
      await weAsked(cursor, me('sam'), undefined);
      await pageSaw(cursor, summary(500));
      expect(await known()).toEqual(['sam']);
      expect(await left('cursor', 'sam', 'included')).toBe(15);
    });

    it('and what it showed before that was known, which is no second account', async () => {
      await pageSaw(cursor, summary(500));
      await weAsked(cursor, me('sam'), undefined);
      expect(await known()).toEqual(['sam']);
      expect(await left('cursor', 'sam', 'included')).toBe(15);
    });

    it('also where the tab remembers that it had no name', async () => {
      await pageSaw(cursor, summary(500));
      await weAsked(cursor, me('sam'), undefined);
      await pageSaw(cursor, summary(600, NOON + SECOND), { account: UNNAMED }, NOON + SECOND);
      expect(await known()).toEqual(['sam']);
      expect(await left('cursor', 'sam', 'included', NOON + SECOND)).toBe(14);
    });

    it('a reading of their own goes before an older one without a name', async () => {
      await weAsked(cursor, summary(700), 'sam');
      await pageSaw(cursor, summary(500));
      expect(await known()).toContain(UNNAMED);
      await weAsked(cursor, me('sam'), undefined);
      expect(await known()).toEqual(['sam']);
      expect(await left('cursor', 'sam', 'included')).toBe(13);
    });

    it('never of one who was signed in before', async () => {
      await weAsked(cursor, me('sam'), undefined);
      await weAsked(cursor, summary(700), 'sam');
      await weAsked(cursor, me('kim'), undefined, NOON + SECOND);
      await pageSaw(cursor, summary(500, NOON + 2 * SECOND), {}, NOON + 2 * SECOND);
      expect(await left('cursor', 'sam', 'included')).toBe(13);
      expect(await left('cursor', 'kim', 'included', NOON + 2 * SECOND)).toBe(15);
    });

    it('nor of one who has signed out', async () => {
      await weAsked(cursor, me('sam'), undefined);
      await weAsked(
        cursor,
        observe({ platform: cursor, url: `${at}/auth/me`, body: {}, status: 401 }),
        undefined,
      );
      await pageSaw(cursor, summary(500));
      expect(await known()).toContain(UNNAMED);
    });

    it('nor of any where several are', async () => {
      await storeSettings({ enabled: ['claude'] });
      const signedIn = async () => (await storedState()).platforms.claude?.account;
      await weAsked(claude, claudeOrganizations('org-a'), undefined);
      expect(await signedIn()).toBe('org-a');
      await weAsked(claude, claudeOrganizations('org-a', 'org-b'), undefined, NOON + SECOND);
      expect(await signedIn()).toBeUndefined();
    });
  });

  it('but the name that it says goes before that of the tab', async () => {
    await pageSaw(suno, sunoBilling(500), { account: 'user_2' });
    expect((await accounts('suno')).map((one) => one.account.id)).toEqual(['user_1']);
  });

  it('two OpenRouter keys have their own limits', async () => {
    await store(keysItem, [
      { id: 'key-1', platform: 'openrouter', masked: 'a', addedAt: NOON },
      { id: 'key-2', platform: 'openrouter', masked: 'b', addedAt: NOON },
    ]);
    storage = new Store(() => NOON);
    await weAsked(openrouter, openrouterKey(60), 'key-1');
    await weAsked(openrouter, openrouterKey(5), 'key-2');
    expect(await left('openrouter', 'key-1', 'key-limit')).toBe(60);
    expect(await left('openrouter', 'key-2', 'key-limit')).toBe(5);
  });

  it('the list of accounts brings names, and the order of those that were never in use', async () => {
    await weAsked(claude, claudeOrganizations('org-a', 'org-b'), undefined);
    const [a, b] = await accounts('claude');
    expect(a).toMatchObject({ account: { id: 'org-a', label: 'Org org-a' }, pools: [] });
    expect(a?.seenAt).toBeGreaterThan(b?.seenAt ?? 0);
  });

  it('what we ask ourselves does not make an account the one in use', async () => {
    await pageSaw(claude, claudeUsage('org-a', 30));
    await weAsked(claude, claudeUsage('org-b', 30), 'org-b', NOON + MINUTE);
    expect((await account('claude', 'org-a')).seenAt).toBe(NOON);
    expect((await account('claude', 'org-b')).seenAt).toBe(0);
  });
});

describe('a report that comes again', () => {
  it('counts once, also when the tab has got another account in between', async () => {
    await pageSaw(suno, sunoBilling(500, { startedAt: NOON - MINUTE }), { account: 'user_1' });
    const create = sunoCreate('song-1', { request: {} });
    const first = await pageSaw(suno, create, { id: 'same', account: 'user_1' });
    const second = await pageSaw(suno, create, { id: 'same' });
    expect([first.result, second.result]).toEqual(['absorbed', 'replayed']);
    expect(await left('suno', 'user_1', 'credits')).toBe(490);
    expect((await accounts('suno')).map((one) => one.account.id)).toEqual(['user_1']);
  });

  it('does not end a failure that came after it', async () => {
    const usage = claudeUsage('org-a', 30);
    await pageSaw(claude, usage, { id: 'same' });
    await pageSaw(claude, seen({ status: 401, json: {} }));
    await pageSaw(claude, usage, { id: 'same' });
    expect(await health('claude')).toMatchObject({ failure: { kind: 'signed-out' } });
  });

  it('survives the worker: another store knows it', async () => {
    await pageSaw(claude, claudeMessage('org-a', 'm1'), { id: 'same' });
    storage = new Store(() => NOON);
    expect((await pageSaw(claude, claudeMessage('org-a', 'm1'), { id: 'same' })).result).toBe('replayed');
  });
});

describe('failures', () => {
  const signedOut = (url: string) => seen({ url, status: 401, json: { error: {} } });
  const usageUrl = (org: string) => `https://claude.ai/api/organizations/${org}/usage`;

  it('a page that finds itself signed out sets the failure and keeps the numbers; a good reading ends it', async () => {
    await pageSaw(claude, claudeUsage('org-a', 30));
    expect(await pageSaw(claude, signedOut(usageUrl('org-a')))).toMatchObject({ result: 'failed' });
    expect(await health('claude')).toMatchObject({ failure: { kind: 'signed-out', since: NOON }, inARow: 1 });
    expect(await left('claude', 'org-a', 'five-hour')).toBe(70);
    await pageSaw(claude, claudeUsage('org-a', 40, { startedAt: NOON + MINUTE }), {}, NOON + MINUTE);
    expect(await health('claude')).toEqual({ inARow: 0 });
    expect(await left('claude', 'org-a', 'five-hour', NOON + MINUTE)).toBe(60);
  });

  it('of what is not required is not noted', async () => {
    await pageSaw(claude, claudeUsage('org-a', 30));
    const before = await storedState();
    const prepaid = 'https://claude.ai/api/organizations/org-a/prepaid/credits';
    expect(await pageSaw(claude, seen({ url: prepaid, status: 500 }))).toMatchObject({ result: 'failed' });
    expect(await storedState()).toEqual(before);
  });

  it.each([
    ['an unknown shape', { json: { five_hour: { utilization: 'half' } } }, 'five_hour.utilization'],
    ['HTML', { body: { kind: 'html', challenge: false } as const }, 'body'],
    ['nothing', {}, 'body'],
    ['5 MB', { body: { kind: 'too-large', size: 5_000_000 } as const }, 'body'],
    ['no JSON', { body: { kind: 'not-json', problem: 'x' } as const }, 'body'],
  ])('%s is a named failure of that account alone, with the place', async (_, answer, at) => {
    await pageSaw(claude, claudeUsage('org-a', 30));
    await pageSaw(claude, claudeUsage('org-b', 30));
    await pageSaw(claude, seen({ url: usageUrl('org-a'), ...answer }), { account: 'org-b' });
    expect((await account('claude', 'org-a')).health).toMatchObject({
      failure: { kind: 'changed-shape', at },
    });
    expect((await account('claude', 'org-b')).health).toEqual({ inARow: 0 });
    expect(await health('claude')).toEqual({ inARow: 0 });
    expect(await left('claude', 'org-a', 'five-hour')).toBe(70);
  });

  it('of a required answer is not ended by another answer of the account', async () => {
    await pageSaw(claude, seen({ url: usageUrl('org-a') }));
    await pageSaw(claude, claudeMessage('org-a', 'm1', { share: 0.5 }));
    expect((await account('claude', 'org-a')).health.failure?.kind).toBe('changed-shape');
    await pageSaw(claude, claudeUsage('org-a', 50));
    expect((await account('claude', 'org-a')).health).toEqual({ inARow: 0 });
  });

  it('of the balance is not ended by the sign-in, so that it waits longer each time', async () => {
    const trouble = () => seen({ url: usageUrl('org-a'), status: 503 });
    await weAsked(claude, trouble(), 'org-a');
    await weAsked(claude, claudeOrganizations('org-a'), undefined, NOON + 3 * MINUTE);
    await weAsked(claude, trouble(), 'org-a', NOON + 3 * MINUTE);
    expect(await health('claude')).toMatchObject({
      failure: { kind: 'server-error', since: NOON },
      inARow: 2,
    });
  });

  it('of the sign-in is ended by the sign-in', async () => {
    await weAsked(claude, signedOut('https://claude.ai/api/organizations'), undefined);
    await pageSaw(claude, claudeOrganizations('org-a', 'org-b'));
    expect(await health('claude')).toEqual({ inARow: 0 });
  });

  it('of one revoked key stays with that key', async () => {
    await store(keysItem, [
      { id: 'key-1', platform: 'openrouter', masked: 'a', addedAt: NOON },
      { id: 'key-2', platform: 'openrouter', masked: 'b', addedAt: NOON },
    ]);
    storage = new Store(() => NOON);
    await weAsked(openrouter, openrouterKey(60), 'key-1');
    await weAsked(openrouter, openrouterKey(5, { status: 401, body: { kind: 'json', value: {} } }), 'key-2');
    expect((await account('openrouter', 'key-1')).health).toEqual({ inARow: 0 });
    expect((await account('openrouter', 'key-2')).health.failure?.kind).toBe('signed-out');
    expect((await health('openrouter'))?.failure).toBeUndefined();
  });

  it('of the page at a platform read by keys says nothing about the keys', async () => {
    await pageSaw(openrouter, openrouterKey(5, { status: 429, headers: { retryAfter: '604800' } }));
    expect(await health('openrouter')).toBeUndefined();
  });

  it('a value that could not be stored and read again is a failure; what is stored stays', async () => {
    await pageSaw(claude, claudeUsage('org-a', 30));
    const odd = seen({
      url: usageUrl('org-a'),
      json: { five_hour: { utilization: 40 }, [`w${'x'.repeat(250)}`]: { utilization: 1 } },
    });
    expect(await pageSaw(claude, odd)).toMatchObject({
      result: 'failed',
      failure: { kind: 'changed-shape' },
    });
    expect(await left('claude', 'org-a', 'five-hour')).toBe(70);
  });
});

describe('what is not wanted', () => {
  it.each([
    ['no endpoint claims it', claude, seen({ url: 'https://claude.ai/api/other' })],
    ['it is another platform’s', claude, sunoBilling(1)],
    ['another method', claude, claudeUsage('org-a', 1, { method: 'DELETE' })],
  ])('%s: unknown, and nothing is written', async (_, platform, observation) => {
    const before = await storedState();
    expect(await pageSaw(platform, observation)).toEqual({ result: 'unknown' });
    expect(await storedState()).toEqual(before);
  });

  it('an answer that comes after its platform was switched off', async () => {
    await storeSettings({ enabled: [] });
    storage = new Store(() => NOON);
    expect(await weAsked(claude, claudeUsage('org-a', 1), 'org-a')).toEqual({ result: 'unknown' });
    expect(await accounts('claude')).toEqual([]);
  });

  it('an answer that comes after its key was removed', async () => {
    expect(await weAsked(openrouter, openrouterKey(60), 'key-1')).toEqual({ result: 'unknown' });
    expect(await accounts('openrouter')).toEqual([]);
  });

  it('any number of accounts that a page makes up: the ones last in use are kept, other platforms untouched', async () => {
    await store(accountItem('suno', 'user_1'), record('user_1'));
    await store(platformItem('suno'), { health: { inARow: 0 }, readAt: {} });
    storage = new Store(() => NOON);
    for (let i = 0; i < 30; i++) {
      await pageSaw(claude, claudeUsage(`org-${i}`, 1), {}, NOON + i * SECOND);
    }
    const kept = (await accounts('claude')).map((one) => one.account.id);
    expect(kept).toHaveLength(MAX_KEPT_ACCOUNTS);
    expect(kept).toContain('org-29');
    expect(kept).not.toContain('org-19');
    expect(await accounts('suno')).toHaveLength(1);
  });

  it('a long list of accounts pushes out none that is in use', async () => {
    await pageSaw(claude, claudeUsage('org-a', 1));
    await pageSaw(claude, claudeOrganizations(...Array.from({ length: 60 }, (_, i) => `made-${i}`)));
    const ids = (await accounts('claude')).map((one) => one.account.id);
    expect(ids).toHaveLength(MAX_KEPT_ACCOUNTS);
    expect(ids).toContain('org-a');
  });
});

describe('credit typed in by hand', () => {
  const plan = {
    id: 'g1',
    platform: 'claude',
    name: 'Claude',
    kind: 'bundle',
    unit: 'message',
    amount: 40,
    priority: 70,
    renewal: { every: 'never' },
    effectiveAt: NOON - MINUTE,
  } as const;
  const typedIn = async (...grants: Grant[]) => {
    await storeSettings({ enabled: ['claude', 'suno'], grants });
    storage = new Store(() => NOON);
  };
  const send = (id: string, org = 'org-a', now = NOON) =>
    pageSaw(claude, claudeMessage(org, id, { share: 0.5, startedAt: now, endedAt: now }), { id }, now);
  const left = async (org: string, now = NOON) => {
    const state = await storedState();
    const grants = state.settings.grants.filter((grant) => grant.account === org);
    const purse = state.purses.claude?.[org]?.message;
    return purse && purseBalance(grants, purse, now, 'UTC').remaining;
  };

  it('goes on counting what the readings of the windows have covered', async () => {
    await typedIn(plan);
    await send('m1');
    await send('m2');
    await send('m2');
    await pageSaw(claude, claudeUsage('org-a', 50, { startedAt: NOON + MINUTE }), {}, NOON + MINUTE);
    expect((await account('claude', 'org-a')).spends).toEqual([]);
    expect(await left('org-a')).toBe(38);
  });
  it('keeps counting for days, with few uses kept', async () => {
    await typedIn(plan);
    for (let day = 0; day < 20; day++) await send(`m${day}`, 'org-a', NOON + day * 24 * HOUR);
    expect(await left('org-a', NOON + 20 * 24 * HOUR)).toBe(20);
    expect((await storedState()).purses.claude?.['org-a']?.message?.uses.length).toBeLessThanOrEqual(2);
  });
  it('belongs to the first account that is seen of its platform, and no other burns it', async () => {
    await typedIn(plan, { ...plan, id: 'g2', platform: 'suno' });
    await send('m1', 'org-a');
    await send('m2', 'org-b');
    const { settings } = await storedState();
    expect(settings.grants).toMatchObject([{ id: 'g1', account: 'org-a' }, { id: 'g2' }]);
    expect(settings.grants[1]).not.toHaveProperty('account');
    expect(await left('org-a')).toBe(39);
    expect((await storedState()).purses).toEqual({ claude: { 'org-a': expect.anything() } });
  });
  it('is taken by an account of whom only the name is known yet', async () => {
    await typedIn(plan);
    await pageSaw(claude, claudeOrganizations('org-a', 'org-b'));
    expect((await storedState()).settings.grants).toMatchObject([{ account: 'org-a' }]);
  });
  it('counts before its account has a name, and goes on with the name', async () => {
    await typedIn({ ...plan, platform: 'suno', unit: 'credit' });
    const create = (clip: string, more: Partial<Observation>) =>
      pageSaw(suno, sunoCreate(clip, more), { id: clip });
    await create('c1', { request: { body: { mv: 'v5', prompt: 12 } } });
    expect((await storedState()).settings.grants[0]).not.toHaveProperty('account');
    await create('c2', {});
    const { settings, purses } = await storedState();
    expect(settings.grants).toMatchObject([{ account: 'user_1' }]);
    expect(Object.keys(purses.suno ?? {})).toEqual(['user_1']);
    expect(purses.suno?.user_1?.credit?.uses.map(({ id }) => id)).toEqual(['c1', 'c2']);
  });
  it('begins with the spends that are still in the account’s record', async () => {
    await pageSaw(claude, claudeMessage('org-a', 'm1'));
    await typedIn({ ...plan, account: 'org-a' });
    await send('m2');
    expect(await left('org-a')).toBe(38);
  });
  it('of another unit, or of another platform, is not touched', async () => {
    await typedIn({ ...plan, unit: 'credit' }, { ...plan, id: 'g2', platform: 'suno', account: 'u' });
    await send('m1');
    expect((await storedState()).purses).toEqual({
      claude: { 'org-a': { credit: expect.objectContaining({ uses: [] }) } },
    });
  });
  it('counts a report once, when the write of it failed and it came again', async () => {
    await typedIn(plan);
    await send('m1');
    const set = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValueOnce(new Error('killed'));
    await expect(send('m2')).rejects.toThrow('killed');
    expect(await left('org-a')).toBe(39);
    set.mockRestore();
    await send('m2');
    await send('m2');
    expect(await left('org-a')).toBe(38);
  });
  it('is opened anew, and marked, where what is kept is of other grants', async () => {
    await typedIn({ ...plan, account: 'org-a' });
    const other = openPurse([{ ...plan, id: 'gone' }], []);
    await store(pursesItem('claude', 'org-a'), { message: other });
    await send('m1');
    expect((await storedState()).purses.claude?.['org-a']?.message?.late).toBe(true);
    expect(await left('org-a')).toBe(39);
  });
});

describe('what it tells its caller', () => {
  it.each([
    ['a message', claudeMessage('org-a', 'm1'), { account: 'org-a', spent: true, accounts: [] }],
    ['a balance', claudeUsage('org-a', 1), { account: 'org-a', spent: false, accounts: [] }],
  ])('%s', async (_, observation, told) => {
    expect(await pageSaw(claude, observation)).toEqual({ result: 'absorbed', ...told });
  });

  it('a list of accounts names no balance', async () => {
    const told = await pageSaw(claude, claudeOrganizations('org-a', 'org-b'));
    expect(told).toMatchObject({ result: 'absorbed', spent: false });
    expect(told).not.toHaveProperty('account');
  });
});

describe('another account in the page', () => {
  const chosen = async () => (await storedState()).settings.chosenAccounts.claude;
  const choose = (account: string) =>
    storage.change(({ state, put }) =>
      put(settingsItem, { ...state.settings, chosenAccounts: { claude: account } }),
    );

  it('is shown from then on, whichever was chosen before; both are kept', async () => {
    await pageSaw(claude, claudeUsage('org-a', 30));
    await choose('org-a');
    await pageSaw(claude, claudeUsage('org-b', 80), {}, NOON + MINUTE);
    expect(await chosen()).toBeUndefined();
    expect(await left('claude', 'org-a', 'five-hour')).toBe(70);
  });

  it('is not what one keeps using: the chosen one stays in sight', async () => {
    await pageSaw(claude, claudeUsage('org-a', 30));
    await pageSaw(claude, claudeUsage('org-b', 80), {}, NOON + MINUTE);
    await choose('org-a');
    await pageSaw(claude, claudeUsage('org-b', 81), {}, NOON + 2 * MINUTE);
    expect(await chosen()).toBe('org-a');
  });

  it('is not one that we asked for ourselves', async () => {
    await pageSaw(claude, claudeUsage('org-a', 30));
    await choose('org-a');
    await weAsked(claude, claudeUsage('org-b', 80), 'org-b', NOON + MINUTE);
    expect(await chosen()).toBe('org-a');
  });
});

describe('a spend whose price only the dataset knows', () => {
  beforeEach(async () => {
    const [asset] = priceAssets(['openai']);
    vi.stubGlobal('fetch', async () => new Response(asset?.contents));
    await storeSettings({ enabled: ['openai-api'] });
    storage = new Store(() => NOON);
  });
  afterEach(() => vi.unstubAllGlobals());

  const answered = (model: string) =>
    observe({
      platform: openaiApi,
      url: 'https://api.openai.com/v1/responses',
      method: 'POST',
      requestBody: { model, input: 'Hello' },
      body: { id: 'resp-1', model, usage: { input_tokens: 2_000_000, output_tokens: 500_000 } },
      now: NOON + MINUTE,
    });

  it('is booked by the tokens that the answer tells', async () => {
    await pageSaw(openaiApi, answered('gpt-5-mini'));
    const [own] = await accounts('openai-api');
    // 0.25 and 2 USD a million, in the dataset of 2026-09-23.
    expect(own?.spends).toMatchObject([{ id: 'resp-1', unit: 'USD', amount: 1.5, basis: 'priced' }]);
  });

  it('stays unknown where the model is', async () => {
    await pageSaw(openaiApi, answered('made-up-1'));
    const [own] = await accounts('openai-api');
    expect(own?.spends.map(({ amount }) => amount)).toEqual([undefined]);
  });
});

describe('a history that is looked up later', () => {
  const made = { unit: 'credit', pool: 'credits', basis: 'priced', feature: 'video', id: 'job-1' } as const;
  const told: Findings = { spends: [{ ...made, basis: 'exact', amount: 12 }] };

  it('tells the ledger, too, and has the purses counted anew', async () => {
    const grant: Grant = {
      ...({ id: 'g1', platform: 'suno', name: 'Suno', kind: 'bundle', unit: 'credit' } as const),
      ...({ amount: 100, priority: 70, renewal: { every: 'never' }, effectiveAt: NOON - MINUTE } as const),
    };
    await storeSettings({ enabled: ['suno'], grants: [grant] });
    storage = new Store(() => NOON);
    const saying = (findings: Findings): Platform => ({
      ...suno,
      readers: { ...suno.readers, 'billing-info': () => findings },
    });
    await pageSaw(saying({ spends: [made] }), sunoBilling(60));
    await pageSaw(saying(told), sunoBilling(60), {}, NOON + MINUTE);
    const { outbox, purses } = await storedState();
    expect(outbox.spends.map(({ id, amount, basis }) => [id, amount, basis])).toEqual([
      ['job-1', undefined, 'priced'],
      ['job-1', 12, 'exact'],
    ]);
    expect(
      Object.values(purses.suno ?? {}).flatMap((units) => Object.values(units).map(({ late }) => late)),
    ).toEqual([true]);
  });
});

describe('what is used on the page of a platform that is read by a key', () => {
  const model = 'openai/gpt-5:nitro';
  const api = 'https://openrouter.ai/api/v1';
  const answered = (id: string, words: number) =>
    observe({
      platform: openrouter,
      url: `${api}/chat/completions`,
      method: 'POST',
      requestBody: { model, messages: [{ role: 'user', content: 'word '.repeat(words) }] },
      body: {
        id,
        model: 'openai/gpt-5',
        usage: { cost: 0.25, prompt_tokens: words * 2, completion_tokens: 40 },
      },
      now: NOON + MINUTE,
    });
  const listed = observe({
    platform: openrouter,
    url: `${api}/models`,
    body: {
      data: [model, 'someone/else'].map((id) => ({
        id,
        pricing: { prompt: '0.000002', completion: '0.00001' },
      })),
    },
    now: NOON + 2 * MINUTE,
  });
  const key = (id: string) => ({ id, platform: 'openrouter', masked: 'a', addedAt: NOON });

  it('is the one key’s: its credits, its tokens, and the prices of its models', async () => {
    await store(keysItem, [key('key-1')]);
    await weAsked(openrouter, openrouterKey(60), 'key-1');
    expect(await pageSaw(openrouter, answered('gen-1', 100))).not.toHaveProperty('account');
    await pageSaw(openrouter, listed, { account: UNNAMED });
    const [own, ...others] = await accounts('openrouter');
    expect(others).toEqual([]);
    expect(own).toMatchObject({
      account: { id: 'key-1' },
      spends: [{ id: 'gen-1', pool: 'credits', amount: 0.25, model }],
      tokens: [{ model, inputs: [{ estimated: 100, real: 200 }], outputs: [40] }],
    });
    // A short list is kept whole: the models that are not used yet have prices too.
    expect(own?.told).toContainEqual(
      expect.objectContaining({ model, each: true, perInputToken: 0.000002, perOutputToken: 0.00001 }),
    );
  });

  it('is nobody’s known where there are two keys, or none', async () => {
    for (const keys of [[key('key-1'), key('key-2')], []]) {
      await store(keysItem, keys);
      expect(await pageSaw(openrouter, answered(`gen-${keys.length}`, 10))).toMatchObject({
        account: UNNAMED,
      });
    }
  });

  it('but a balance that the page shows may be another key’s', async () => {
    await store(keysItem, [key('key-1')]);
    await weAsked(openrouter, openrouterKey(60), 'key-1');
    await pageSaw(openrouter, openrouterKey(5));
    expect(await left('openrouter', 'key-1', 'key-limit')).toBe(60);
  });
});
