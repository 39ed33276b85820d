import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { SpendEntry } from '../../lib/core/entry';
import type { Grant } from '../../lib/core/grants/grant';
import { purseBalance } from '../../lib/core/grants/purse-balance';
import { dayOf, hourOf } from '../../lib/core/renewal/calendar';
import { suno } from '../../lib/platforms/suno';
import { LedgerError } from '../../lib/storage/ledger/errors';
import { type Ledger, openLedger } from '../../lib/storage/ledger/ledger';
import { Store } from '../../lib/storage/store';
import { ingest } from '../../lib/tracker/ingest';
import { Keeper } from '../../lib/tracker/keeper';
import { ALWAYS } from '../storage/ledger/fresh';
import { HOUR, MINUTE, NOON, storedState, storeSettings, sunoBilling, sunoCreate } from './fakes';

let ledger: Ledger;
let now: number;

beforeEach(async () => {
  now = NOON;
  ledger = await openLedger(() => now);
  await storeSettings({ enabled: ['suno'], project: 'Album' });
});

/** A worker: what it holds in memory is gone with it. */
function worker(open: () => Promise<Ledger> = async () => ledger) {
  const store = new Store(() => now);
  return { store, keeper: new Keeper(store, open, () => now) };
}

/** A ledger whose appending does something else. */
function ledgerThat(append: Ledger['append']): () => Promise<Ledger> {
  return async () =>
    new Proxy(ledger, { get: (target, key) => (key === 'append' ? append : bound(target, key)) });
}

function bound(target: Ledger, key: string | symbol): unknown {
  const member: unknown = Reflect.get(target, key);
  return typeof member === 'function' ? member.bind(target) : member;
}

const report = (id: string, observation: Parameters<typeof ingest>[2]['observation']) =>
  ({ id, observation, required: false, inUse: true }) as const;

async function spendOnce(store: Store, id = 'r1'): Promise<void> {
  await ingest(store, suno, report(id, sunoCreate(`song-${id}`)), now);
}

const spends = () => ledger.spends(ALWAYS, { limit: 100 });

describe('a report', () => {
  it('is in the outbox in the same write as its effect, and then in the ledger', async () => {
    const { store, keeper } = worker();
    await ingest(store, suno, report('b1', sunoBilling(38)), now - MINUTE);
    await spendOnce(store);
    const { outbox, accounts } = await storedState();
    expect([outbox.spends.length, outbox.readings.length, accounts.suno?.[0]?.spends.length]).toEqual([
      1, 1, 1,
    ]);
    await keeper.flush();
    expect((await storedState()).outbox).toEqual({ spends: [], readings: [] });
    expect(await spends()).toMatchObject([
      { platform: 'suno', account: 'user_1', unit: 'credit', amount: 10, basis: 'priced', project: 'Album' },
    ]);
    const pool = { platform: 'suno', account: 'user_1', pool: 'credits' };
    expect(await ledger.readings(pool, 0, now + 1)).toMatchObject([{ remaining: 38 }]);
  });

  it('that the worker did not live to append is appended by the next one', async () => {
    await spendOnce(worker().store);
    await worker().keeper.flush();
    expect(await spends()).toHaveLength(1);
  });

  it('appended by a worker that did not live to say so is not counted twice', async () => {
    await spendOnce(worker().store);
    const dying = worker(
      ledgerThat(async (entries) => {
        await ledger.append(entries);
        throw new Error('killed');
      }),
    );
    await expect(dying.keeper.flush()).rejects.toThrow('killed');
    expect((await storedState()).outbox.spends).toHaveLength(1);
    await worker().keeper.flush();
    expect(await spends()).toHaveLength(1);
    expect((await ledger.rollups(ALWAYS))[0]).toMatchObject({ amount: '10', spends: 1 });
  });

  it('that comes while another is appended is appended after it', async () => {
    const { store } = worker();
    await spendOnce(store);
    const slow = new Keeper(
      store,
      ledgerThat(async (entries) => {
        if ((await storedState()).outbox.spends.length === 1) await spendOnce(store, 'r2');
        return ledger.append(entries);
      }),
      () => now,
    );
    await slow.flush();
    expect(await spends()).toHaveLength(2);
    expect((await storedState()).outbox.spends).toEqual([]);
  });
});

describe('a ledger that can not be written', () => {
  it.each(['full', 'unavailable', 'damaged'] as const)(
    '(%s) is told of, and the entries wait',
    async (kind) => {
      const { store, keeper } = worker(ledgerThat(() => Promise.reject(new LedgerError(kind))));
      await spendOnce(store);
      await keeper.flush();
      const { outbox, diagnostics } = await storedState();
      expect(outbox.spends).toHaveLength(1);
      expect(diagnostics.ledger).toMatchObject({ kind, since: now });
    },
  );

  it('is left alone for a minute, then tried again; when it works nothing is told any more', async () => {
    let works = false;
    let tries = 0;
    const { store, keeper } = worker(
      ledgerThat((entries) => {
        tries++;
        return works ? ledger.append(entries) : Promise.reject(new LedgerError('full'));
      }),
    );
    await spendOnce(store);
    await keeper.flush();
    await keeper.flush();
    expect(tries).toBe(1);
    works = true;
    now += MINUTE;
    await keeper.flush();
    expect([tries, (await spends()).length, (await storedState()).diagnostics.ledger]).toEqual([
      2,
      1,
      undefined,
    ]);
  });
});

describe('credit by hand', () => {
  const DAY = 24 * HOUR;
  const plan: Grant = {
    id: 'plan',
    platform: 'suno',
    account: 'user_1',
    name: 'Suno',
    kind: 'bundle',
    unit: 'credit',
    amount: 100,
    priority: 50,
    effectiveAt: NOON - 3 * DAY,
    renewal: { every: 'never' },
  };
  const left = async () => {
    const { purses } = await storedState();
    const purse = purses.suno?.user_1?.credit;
    return purse === undefined ? undefined : purseBalance([plan], purse, now, 'UTC').remaining;
  };
  const imported = (id: string, at: number): SpendEntry => ({
    ...{ id, platform: 'suno', account: 'user_1', at, day: dayOf(at, 'UTC'), hour: hourOf(at, 'UTC') },
    ...{ unit: 'credit', amount: 25, basis: 'exact' },
  });

  beforeEach(() => storeSettings({ enabled: ['suno'], grants: [plan] }));

  it('is counted anew from the ledger after an import brought spends from before its checkpoint', async () => {
    const { store, keeper } = worker();
    await spendOnce(store);
    await keeper.flush();
    expect(await left()).toBe(90);
    await ledger.append({ spends: [imported('old', NOON - 2 * DAY), imported('older', NOON - 4 * DAY)] });
    await keeper.recount([{ platform: 'suno', account: 'user_1' }]);
    expect(await left()).toBe(65);
    expect((await storedState()).purses.suno?.user_1?.credit).not.toHaveProperty('late');
    expect((await storedState()).recentUse.suno?.user_1?.units.credit?.days).toHaveLength(3);
  });

  it('that a late report lowers is exact again once the ledger has it', async () => {
    const { store, keeper } = worker();
    await spendOnce(store);
    now += 3 * DAY;
    await spendOnce(store, 'r2');
    const late = sunoCreate('song-late', { startedAt: NOON - DAY, endedAt: NOON - DAY });
    await ingest(store, suno, report('r3', late), now);
    await keeper.flush();
    expect(await left()).toBe(70);
    expect((await storedState()).purses.suno?.user_1?.credit).not.toHaveProperty('late');
  });

  it('of an account that nobody knows here is left alone', async () => {
    const { keeper } = worker();
    await ledger.append({ spends: [imported('x', NOON)] });
    await keeper.recount([{ platform: 'suno', account: 'user_1' }]);
    expect((await storedState()).recentUse).toEqual({});
  });
});

describe('recent use', () => {
  it('follows from the ledger: what was spent today, and what the pool lost', async () => {
    const { store, keeper } = worker();
    await ingest(store, suno, report('b1', sunoBilling(38)), now - 3 * MINUTE);
    await spendOnce(store);
    now += MINUTE;
    await ingest(store, suno, report('b2', sunoBilling(28)), now);
    await keeper.flush();
    const use = (await storedState()).recentUse.suno?.user_1;
    expect(use?.today.spent).toEqual([
      { unit: 'credit', amount: 10, estimated: true, spends: 1, uncounted: 0 },
    ]);
    expect(use?.pools.credits?.days.map(({ amount }) => amount)).toEqual([10]);
  });

  it('of an account that was erased meanwhile does not come back', async () => {
    const { store, keeper } = worker();
    await spendOnce(store);
    await store.change(({ remove }) => remove('account:suno:user_1'));
    await keeper.flush();
    expect(
      Object.keys(await fakeBrowser.storage.local.get(null)).filter((key) => key.startsWith('recent:')),
    ).toEqual([]);
  });
});
