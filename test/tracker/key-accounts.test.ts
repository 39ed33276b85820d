import { beforeEach, describe, expect, it } from 'vitest';
import { keyedPlatform } from '../../lib/platforms/keyed/keyed-platform';
import type { Ask, Platform } from '../../lib/platforms/platform';
import { keysItem } from '../../lib/storage/items';
import { Store } from '../../lib/storage/store';
import type { Asked } from '../../lib/tracker/asker';
import type { Reason } from '../../lib/tracker/health';
import { Refresher } from '../../lib/tracker/refresh';
import type { Json } from '../../lib/wire/json';
import { poolOf, rowOf } from '../platforms/keyed/row';
import { MINUTE, NOON, seen, store, storedState, storeSettings } from './fakes';

const site = 'https://api.example.com';

/** Keys that tell which projects they may read. */
const platform = keyedPlatform(
  rowOf(
    {},
    {
      first: {
        ...{ id: 'projects', url: `${site}/projects`, none: 'No project.' },
        accounts: { each: 'projects', id: 'id', label: 'name' },
      },
      asks: [
        { id: 'balance', url: `${site}/projects/{id}/balance`, pools: [poolOf({ remaining: 'left' })] },
        { id: 'plan', url: `${site}/projects/{id}/plan`, pools: [poolOf({ id: 'plan', limit: 'all' })] },
      ],
    },
  ),
);

/** Keys that tell of themselves, and of the team that some of them have. */
const selfTelling = keyedPlatform(
  rowOf(
    {},
    {
      first: {
        ...{ id: 'me', url: `${site}/me`, none: 'Nobody.' },
        accounts: { id: 'id', also: { team: 'team' } },
        pools: [poolOf({ id: 'key', remaining: 'left' })],
      },
      asks: [{ id: 'team', url: `${site}/teams/{team}`, pools: [poolOf({ id: 'team', remaining: 'left' })] }],
    },
  ),
);

interface Answered {
  readonly status?: number;
  readonly json?: Json;
}

class World {
  now = NOON;
  readonly asked: string[] = [];
  /** What is answered, by secret and path. */
  readonly answers = new Map<string, Answered>();
  readonly storage = new Store(() => this.now);
  #ids = 0;
  readonly #refresher = new Refresher({
    store: this.storage,
    now: () => this.now,
    newId: () => `ask-${this.#ids++}`,
    secret: async (id) => `secret-${id}`,
    ask: async (_platform, ask, key) => this.#answer(ask, key),
  });

  async #answer({ url }: Ask, key: string | undefined): Promise<Asked> {
    const path = `${key} ${url.slice(site.length)}`;
    this.asked.push(path);
    const { status = 200, json = {} } = this.answers.get(path) ?? { status: 404 };
    return { observation: seen({ url, status, json, startedAt: this.now, endedAt: this.now }) };
  }

  tell(path: string, json: Json, status = 200): this {
    this.answers.set(path, { status, json });
    return this;
  }

  projects(key: string, ...ids: readonly string[]): this {
    return this.tell(`secret-${key} /projects`, {
      projects: ids.map((id) => ({ id, name: `Project ${id}` })),
    });
  }

  left(key: string, project: string, left: number): this {
    return this.tell(`secret-${key} /projects/${project}/balance`, { left });
  }

  async refresh(reason: Reason = 'button', of: Platform = platform): Promise<readonly string[]> {
    const before = this.asked.length;
    await this.#refresher.refresh(of, reason);
    return this.asked.slice(before);
  }
}

async function accounts() {
  const { accounts: all } = await storedState();
  return [...(all.example ?? [])].sort((a, b) => a.account.id.localeCompare(b.account.id));
}

async function balances() {
  return (await accounts()).map(({ account, pools }) => [account.id, pools[0]?.remaining]);
}

async function failures() {
  return (await accounts()).map(({ account, health }) => [account.id, health.failure?.kind]);
}

const key = (id: string) => ({ id, platform: 'example', masked: id, addedAt: NOON });

let world: World;

beforeEach(async () => {
  await storeSettings({ enabled: ['example'] });
  await store(keysItem, [key('k1')]);
  world = new World();
});

describe('the projects of a key', () => {
  it('are asked for first, then each is read as an account of its own, with its name', async () => {
    world.projects('k1', 'a', 'b').left('k1', 'a', 5).left('k1', 'b', 7);
    expect(await world.refresh()).toEqual([
      'secret-k1 /projects',
      'secret-k1 /projects/a/balance',
      'secret-k1 /projects/a/plan',
      'secret-k1 /projects/b/balance',
      'secret-k1 /projects/b/plan',
    ]);
    expect(await balances()).toEqual([
      ['k1/a', 5],
      ['k1/b', 7],
    ]);
    expect((await accounts()).map(({ account }) => account.label)).toEqual(['Project a', 'Project b']);
  });

  it('of two keys are never mixed, though they are called the same', async () => {
    await store(keysItem, [key('k1'), key('k2')]);
    world = new World();
    world.projects('k1', 'a').left('k1', 'a', 5).projects('k2', 'a').left('k2', 'a', 9);
    await world.refresh();
    expect(await balances()).toEqual([
      ['k1/a', 5],
      ['k2/a', 9],
    ]);
  });

  it('are five at most', async () => {
    world.projects('k1', ...'abcdefg');
    expect((await world.refresh()).filter((path) => path.endsWith('balance'))).toHaveLength(5);
  });

  it('of one key take no room from those of others, however many it has', async () => {
    const keys = ['k1', 'k2', 'k3'];
    await store(keysItem, keys.map(key));
    world = new World();
    world.projects('k1', ...Array.from({ length: 100 }, (_, index) => `p${index}`));
    for (const one of ['k2', 'k3']) {
      world.projects(one, ...'abcde');
      for (const project of 'abcde') world.left(one, project, 1);
    }
    await world.refresh();
    await world.refresh();
    const read = (await balances()).filter(([, left]) => left === 1).map(([id]) => id);
    expect(read).toEqual(['k2', 'k3'].flatMap((one) => [...'abcde'].map((project) => `${one}/${project}`)));
    expect((await accounts()).filter(({ account }) => account.id.startsWith('k1/'))).toHaveLength(10);
  });

  it('that the key may no longer read are gone', async () => {
    world.projects('k1', 'a', 'b').left('k1', 'a', 5).left('k1', 'b', 7);
    await world.refresh();
    world.projects('k1', 'b');
    await world.refresh();
    expect(await balances()).toEqual([['k1/b', 7]]);
  });

  it('are not asked for again while their balances are fresh', async () => {
    world.projects('k1', 'a').left('k1', 'a', 5);
    await world.refresh();
    world.now += 5 * MINUTE;
    expect(await world.refresh('alarm')).toEqual([]);
    world.now += 10 * MINUTE;
    expect(await world.refresh('alarm')).toContain('secret-k1 /projects');
  });

  it('of a key that is removed meanwhile leave nothing behind', async () => {
    await store(keysItem, [key('k2')]);
    world = new World();
    world.projects('k2', 'a').left('k2', 'a', 5);
    const gone = world.refresh();
    await world.storage.change(({ put }) => put(keysItem, []));
    await gone;
    expect(await accounts()).toEqual([]);
  });
});

describe('a key that is refused', () => {
  it('shows it on its own card, before anything was read, and keeps no other key from being read', async () => {
    await store(keysItem, [key('k1'), key('k2')]);
    world = new World();
    world.tell('secret-k1 /projects', {}, 401).projects('k2', 'a').left('k2', 'a', 9);
    expect(await world.refresh()).toContain('secret-k2 /projects/a/balance');
    expect(await failures()).toEqual([
      ['k1', 'signed-out'],
      ['k2/a', undefined],
    ]);
    expect((await storedState()).platforms.example?.health.failure).toBeUndefined();
  });

  it('shows it on all that was read with it, keeps the numbers, and is asked ever more seldom', async () => {
    world.projects('k1', 'a', 'b').left('k1', 'a', 5).left('k1', 'b', 7);
    await world.refresh();
    world.tell('secret-k1 /projects', {}, 503);
    const tries: number[] = [];
    for (let minute = 15; minute <= 90; minute++) {
      world.now = NOON + minute * MINUTE;
      if ((await world.refresh('alarm')).length > 0) tries.push(minute);
    }
    expect(tries).toEqual([15, 17, 22, 37, 67]);
    expect(await failures()).toEqual([
      ['k1/a', 'server-error'],
      ['k1/b', 'server-error'],
    ]);
    expect(await balances()).toEqual([
      ['k1/a', 5],
      ['k1/b', 7],
    ]);
  });

  it('and is accepted again: no failure is left', async () => {
    world.tell('secret-k1 /projects', {}, 401);
    await world.refresh();
    world.projects('k1', 'a').left('k1', 'a', 5);
    await world.refresh();
    expect(await failures()).toEqual([['k1/a', undefined]]);
  });

  it('by one project is not refused by the others, unless it is the key itself that failed', async () => {
    world.projects('k1', 'a', 'b').left('k1', 'b', 7).tell('secret-k1 /projects/a/balance', {}, 403);
    await world.refresh();
    expect(await failures()).toEqual([
      ['k1/a', 'not-on-plan'],
      ['k1/b', undefined],
    ]);
    world.tell('secret-k1 /projects/a/balance', {}, 429);
    expect(await world.refresh()).toEqual(['secret-k1 /projects', 'secret-k1 /projects/a/balance']);
  });
});

describe('a key that tells of itself', () => {
  it('and of its team is one account with both', async () => {
    world.tell('secret-k1 /me', { id: 'x', team: 't', left: 3 }).tell('secret-k1 /teams/t', { left: 40 });
    expect(await world.refresh('button', selfTelling)).toEqual(['secret-k1 /me', 'secret-k1 /teams/t']);
    const [one] = await accounts();
    expect(one?.account.id).toBe('k1/id=x&team=t');
    expect(one?.pools.map(({ id, remaining }) => [id, remaining])).toEqual([
      ['key', 3],
      ['team', 40],
    ]);
  });

  it('and has no team is read by that alone, as often as any balance', async () => {
    world.tell('secret-k1 /me', { id: 'x', left: 3 });
    expect(await world.refresh('button', selfTelling)).toEqual(['secret-k1 /me']);
    expect(await balances()).toEqual([['k1/id=x', 3]]);
    world.now += 5 * MINUTE;
    expect(await world.refresh('alarm', selfTelling)).toEqual([]);
    world.now += 10 * MINUTE;
    expect(await world.refresh('alarm', selfTelling)).toEqual(['secret-k1 /me']);
  });
});
