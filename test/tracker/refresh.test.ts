import { beforeEach, describe, expect, it } from 'vitest';
import { claude } from '../../lib/platforms/claude';
import { openrouter } from '../../lib/platforms/openrouter';
import type { Ask, Platform } from '../../lib/platforms/platform';
import { suno } from '../../lib/platforms/suno';
import { keysItem } from '../../lib/storage/items';
import { Store } from '../../lib/storage/store';
import type { Asked } from '../../lib/tracker/asker';
import type { Reason } from '../../lib/tracker/health';
import { Refresher } from '../../lib/tracker/refresh';
import type { Observation } from '../../lib/wire/observation';
import {
  claudeOrganizations,
  claudeUsage,
  HOUR,
  MINUTE,
  NOON,
  openrouterKey,
  SECOND,
  seen,
  store,
  storedState,
  storeSettings,
  sunoBilling,
} from './fakes';

/** A world in which each request is answered at once, and written down as `endpoint account-or-key`. */
class World {
  now = NOON;
  readonly asked: string[] = [];
  readonly secrets = new Map<string, string>();
  readonly storage = new Store(() => this.now);
  answers: (ask: Ask, key: string | undefined) => Promise<Observation | undefined> = async () => undefined;
  #ids = 0;
  readonly refresher = new Refresher({
    store: this.storage,
    now: () => this.now,
    newId: () => `ask-${this.#ids++}`,
    secret: async (id) => this.secrets.get(id),
    ask: async (_platform, ask, key): Promise<Asked> => {
      const org = /organizations\/([^/]+)/.exec(ask.url)?.[1];
      this.asked.push([ask.endpoint, org ?? key].filter((part) => part !== undefined).join(' '));
      const observation = await this.answers(ask, key);
      return observation === undefined
        ? { nowhere: true }
        : { observation: { ...observation, startedAt: this.now, endedAt: this.now } };
    },
  });

  /** Refreshes, and gives what was asked for it. */
  async refresh(platform: Platform, reason: Reason = 'button'): Promise<readonly string[]> {
    const before = this.asked.length;
    await this.refresher.refresh(platform, reason);
    return this.asked.slice(before);
  }
}

/** claude.ai with these organisations; `broken` answers in place of the good ones, by endpoint and organisation. */
function claudeWith(orgs: readonly string[], broken: Record<string, Partial<Observation>> = {}) {
  return async ({ endpoint, url }: Ask): Promise<Observation> => {
    const org = /organizations\/([^/]+)/.exec(url)?.[1];
    const trouble = broken[org === undefined ? endpoint : `${endpoint} ${org}`];
    if (trouble !== undefined) return seen({ url, ...trouble });
    if (org === undefined) return claudeOrganizations(...orgs);
    if (endpoint === 'usage') return claudeUsage(org, 30);
    return seen({ url, status: 404, json: {} });
  };
}

const everythingOf = (org: string) => [
  `usage ${org}`,
  `prepaid-credits ${org}`,
  `overage-credit-grant ${org}`,
];

let world: World;

beforeEach(async () => {
  await storeSettings({ enabled: ['claude', 'suno', 'openrouter'] });
  world = new World();
});

describe('one run', () => {
  it('asks who is signed in, then for the balance of each account', async () => {
    world.answers = claudeWith(['a', 'b']);
    expect(await world.refresh(claude)).toEqual([
      'organizations',
      ...everythingOf('a'),
      ...everythingOf('b'),
    ]);
    const { accounts } = await storedState();
    expect(accounts.claude?.map(({ account, pools }) => [account.id, pools[0]?.remaining])).toEqual([
      ['a', 70],
      ['b', 70],
    ]);
  });

  it('reads five accounts of one sign-in at most', async () => {
    world.answers = claudeWith(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    const usage = (await world.refresh(claude)).filter((asked) => asked.startsWith('usage'));
    expect(usage).toEqual(['usage a', 'usage b', 'usage c', 'usage d', 'usage e']);
  });

  it('without a tab to ask from, asks nothing more and fails nothing', async () => {
    expect(await world.refresh(suno)).toEqual(['billing-info']);
    expect(await world.refresh(claude)).toEqual(['organizations']);
    const { platforms, accounts } = await storedState();
    expect([platforms, accounts]).toEqual([{}, {}]);
  });

  it('goes on past what only a page could ask, where the required can be asked without', async () => {
    world.answers = async (ask) =>
      ask.endpoint === 'prepaid-credits' ? undefined : claudeWith(['a', 'b'])(ask);
    expect(await world.refresh(claude)).toEqual([
      'organizations',
      ...everythingOf('a'),
      ...everythingOf('b'),
    ]);
  });

  it('reads a platform without identity by what its page answers', async () => {
    world.answers = async () => sunoBilling(420);
    await world.refresh(suno);
    expect((await storedState()).accounts.suno).toMatchObject([
      { account: { id: 'user_1' }, pools: [{ remaining: 420 }] },
    ]);
  });
});

describe('a failure', () => {
  const shapeless = { body: { kind: 'empty' } as const };
  const status = (code: number) => ({ status: code, body: { kind: 'json', value: {} } as const });

  it.each<[string, Record<string, Partial<Observation>>, string[]]>([
    ['of the identity stops the run', { organizations: status(401) }, ['organizations']],
    ['of the sign-in stops the run', { 'usage a': status(401) }, ['organizations', 'usage a']],
    ['of the connection stops the run', { 'usage a': status(503) }, ['organizations', 'usage a']],
    ['of too many requests stops the run', { 'usage a': status(429) }, ['organizations', 'usage a']],
    [
      'of one account’s shape does not stop its extras, nor the other account',
      { 'usage a': shapeless },
      ['organizations', ...everythingOf('a'), ...everythingOf('b')],
    ],
    [
      'of one account’s plan does not stop the other account',
      { 'usage a': status(404) },
      ['organizations', ...everythingOf('a'), ...everythingOf('b')],
    ],
    [
      'of an extra goes unnoticed',
      { 'prepaid-credits a': status(503) },
      ['organizations', ...everythingOf('a'), ...everythingOf('b')],
    ],
  ])('%s', async (_, broken, expected) => {
    world.answers = claudeWith(['a', 'b'], broken);
    expect(await world.refresh(claude)).toEqual(expected);
  });

  it('is followed by silence until its time, then by one more try, and by ever longer waits', async () => {
    world.answers = claudeWith(['a'], { 'usage a': status(503) });
    const tries: number[] = [];
    for (let minute = 0; minute <= 60; minute++) {
      world.now = NOON + minute * MINUTE;
      if ((await world.refresh(claude, 'alarm')).includes('usage a')) tries.push(minute);
    }
    expect(tries).toEqual([0, 2, 7, 22, 52]);
    world.answers = claudeWith(['a']);
    world.now = NOON + 82 * MINUTE;
    await world.refresh(claude, 'alarm');
    expect((await storedState()).platforms.claude?.health).toEqual({ inARow: 0 });
  });

  it('with a time that the platform told goes before everything, even the button', async () => {
    world.answers = claudeWith(['a'], { 'usage a': { ...status(429), headers: { retryAfter: '600' } } });
    await world.refresh(claude);
    world.answers = claudeWith(['a']);
    world.now = NOON + 9 * MINUTE;
    for (const reason of ['button', 'spend', 'open', 'alarm'] as const) {
      expect(await world.refresh(claude, reason)).toEqual([]);
    }
    world.now = NOON + 10 * MINUTE;
    expect(await world.refresh(claude)).toContain('usage a');
  });
});

describe('what is known well enough is not asked again', () => {
  beforeEach(async () => {
    world.answers = claudeWith(['a']);
    await world.refresh(claude);
  });

  it.each<[Reason, number, boolean]>([
    ['alarm', 5 * MINUTE, false],
    ['alarm', 15 * MINUTE, true],
    ['open', 30 * SECOND, false],
    ['open', 2 * MINUTE, true],
    ['spend', 1 * SECOND, true],
    ['renewal', 1 * SECOND, true],
    ['button', 1 * SECOND, true],
  ])('%s, %d ms later: %s', async (reason, later, asks) => {
    world.now = NOON + later;
    expect((await world.refresh(claude, reason)).includes('usage a')).toBe(asks);
  });

  it('an extra is asked within its own time only for the button', async () => {
    await store(keysItem, [{ id: 'k', platform: 'openrouter', masked: 'm', addedAt: NOON }]);
    world = new World();
    world.secrets.set('k', 'sk-1');
    const credits = seen({
      url: 'https://openrouter.ai/api/v1/credits',
      json: { data: { total_credits: 9, total_usage: 1 } },
    });
    world.answers = async ({ endpoint }) => (endpoint === 'key' ? openrouterKey(5) : credits);
    expect(await world.refresh(openrouter, 'spend')).toEqual(['key sk-1', 'credits sk-1']);
    world.now = NOON + 30 * SECOND;
    expect(await world.refresh(openrouter, 'spend')).toEqual(['key sk-1']);
    expect(await world.refresh(openrouter, 'button')).toEqual(['key sk-1', 'credits sk-1']);
    world.now = NOON + HOUR;
    expect(await world.refresh(openrouter, 'spend')).toEqual(['key sk-1', 'credits sk-1']);
  });
});

describe('keys', () => {
  beforeEach(async () => {
    await store(keysItem, [
      { id: 'k1', platform: 'openrouter', masked: 'a', addedAt: NOON },
      { id: 'k2', platform: 'openrouter', masked: 'b', addedAt: NOON },
      { id: 'k3', platform: 'other', masked: 'c', addedAt: NOON },
    ]);
    world = new World();
    world.secrets.set('k1', 'sk-1').set('k2', 'sk-2').set('k3', 'sk-3');
  });

  it('each is asked with its own secret, those of other platforms not at all', async () => {
    world.answers = async (ask, key) =>
      ask.endpoint === 'key' ? openrouterKey(key === 'sk-1' ? 60 : 5) : seen({ url: ask.url, status: 403 });
    expect(await world.refresh(openrouter)).toEqual(['key sk-1', 'credits sk-1', 'key sk-2', 'credits sk-2']);
    const { accounts } = await storedState();
    expect(accounts.openrouter?.map(({ account, pools }) => [account.id, pools[0]?.remaining])).toEqual([
      ['k1', 60],
      ['k2', 5],
    ]);
  });

  it('one that is revoked does not keep the others from being read', async () => {
    world.answers = async (ask, key) =>
      key === 'sk-1' ? openrouterKey(0, { url: ask.url, status: 401 }) : openrouterKey(5, { url: ask.url });
    expect(await world.refresh(openrouter)).toEqual(['key sk-1', 'key sk-2', 'credits sk-2']);
    const { accounts, platforms } = await storedState();
    expect(accounts.openrouter?.map(({ health }) => health.failure?.kind)).toEqual(['signed-out', undefined]);
    expect(platforms.openrouter?.health.failure).toBeUndefined();
  });

  it('one that is removed while it is asked for leaves nothing behind', async () => {
    world.answers = async (ask, key) => {
      await world.storage.change(({ state, put }) =>
        put(
          keysItem,
          state.keys.filter(({ id }) => id === 'k2'),
        ),
      );
      return key === 'sk-1' || ask.endpoint === 'key' ? openrouterKey(5, { url: ask.url }) : undefined;
    };
    await world.refresh(openrouter);
    expect((await storedState()).accounts.openrouter?.map(({ account }) => account.id)).toEqual(['k2']);
  });
});

describe('wishes that come while a run is under way', () => {
  /** Answers only when told to. */
  function held() {
    const waiting: (() => void)[] = [];
    let most = 0;
    world.answers = async () => {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        most = Math.max(most, waiting.length);
      });
      return sunoBilling(420);
    };
    const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
    return {
      answer: async () => {
        await settled();
        waiting.shift()?.();
        await settled();
      },
      most: () => most,
    };
  }

  it('join it', async () => {
    const gate = held();
    const all = [world.refresher.refresh(suno, 'button'), world.refresher.refresh(suno, 'button')];
    all.push(world.refresher.refresh(suno, 'open'));
    await gate.answer();
    await Promise.all(all);
    expect(world.asked).toEqual(['billing-info']);
  });

  it('make one more run if they were made by spends, however many; never two requests at once', async () => {
    const gate = held();
    const all = [world.refresher.refresh(suno, 'alarm')];
    for (let i = 0; i < 5; i++) all.push(world.refresher.refresh(suno, 'spend'));
    await gate.answer();
    await gate.answer();
    await Promise.all(all);
    expect(world.asked).toEqual(['billing-info', 'billing-info']);
    expect(gate.most()).toBe(1);
  });

  it('of another platform do not wait', async () => {
    const gate = held();
    const slow = world.refresher.refresh(suno, 'button');
    const other = world.refresher.refresh(claude, 'button');
    await gate.answer();
    expect(gate.most()).toBe(2);
    await gate.answer();
    await Promise.all([slow, other]);
  });

  it('can be made again after a run that threw', async () => {
    world.answers = () => Promise.reject(new Error('a fault of our own'));
    await expect(world.refresh(suno)).rejects.toThrow('a fault of our own');
    world.answers = async () => sunoBilling(420);
    expect(await world.refresh(suno)).toEqual(['billing-info']);
  });
});
