import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LedgerError } from '../../../lib/storage/ledger/errors';
import { type Ledger, openLedger } from '../../../lib/storage/ledger/ledger';
import { reading, spend } from '../../core/ledger/sample';
import { NOON } from '../../tracker/fakes';
import { ALWAYS, contentOf, freshLedger } from './fresh';

const NAME = 'credit-gauge-ledger';
let ledger: Ledger;

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  ledger = await freshLedger();
  await ledger.append({
    spends: [spend({ amount: 10 }), spend({ id: 's2', amount: 5 }), spend({ id: 's3', platform: 'claude' })],
    readings: [reading(0, { remaining: 9 }), reading(1, { remaining: 4 })],
    projects: [{ platform: 'suno', account: 'me', conversation: 'c', project: 'novel', at: 1 }],
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** Puts a row in the database behind the ledger's back. */
async function spoil(store: string, row: unknown): Promise<void> {
  const db = await openDB(NAME);
  await db.put(store, row);
  db.close();
}

const suno = { platform: 'suno', account: 'me' };
const day = { day: '2026-05-03', ...suno };

describe('a row that can’t be understood', () => {
  const junk = { ...suno, id: 's1', ...{ day: '2026-05-03', at: spend().at }, amount: 'ten' };

  it('a spend is set aside, the rest lives on', async () => {
    await spoil('spends', junk);
    expect((await ledger.spends(ALWAYS, { limit: 9 })).map(({ id }) => id)).toEqual(['s3', 's2']);
    expect(await ledger.aside()).toEqual([
      { store: 'spends', key: ['suno', 'me', 's1'], raw: junk, at: NOON },
    ]);
    expect(await ledger.rollups({ ...ALWAYS, platform: 'suno' })).toMatchObject([{ amount: '5', spends: 1 }]);
    expect(await ledger.rollups({ ...ALWAYS, platform: 'claude' })).toHaveLength(1);
    expect(console.warn).toHaveBeenCalledOnce();
  });

  it('a report of the same spend takes its place', async () => {
    await spoil('spends', junk);
    expect((await ledger.append({ spends: [spend({ amount: 10, model: 'v5' })] })).spends.added).toBe(1);
    expect(await ledger.rollups({ ...ALWAYS, platform: 'suno' })).toMatchObject([
      { model: '', amount: '5' },
      { model: 'v5', amount: '10' },
    ]);
    expect(await ledger.aside()).toHaveLength(1);
  });

  it.each([
    ['totals', { ...day, hours: [], rows: 'none' }],
    ['totals', { ...day, hours: [], rows: [] }],
    ['details', { ...day, rows: 'none' }],
    ['totals', { ...day, hours: new Array(24).fill(0), rows: [{ amount: 'ten' }] }],
    [
      'draws',
      { ...day, day: '2026-05-04', rows: [{ pool: 'credits', unit: 'credit', amount: 'five', pairs: 1 }] },
    ],
  ])('%s are made anew when they are read, and that is noted', async (store, row) => {
    const before = await contentOf(ledger);
    await spoil(store, row);
    expect(await contentOf(ledger)).toEqual(before);
    expect(await ledger.aside()).toEqual([{ store, key: [row.day, 'suno', 'me'], raw: row, at: NOON }]);
    await ledger.erase({ platform: 'claude' });
    expect(await ledger.aside()).toHaveLength(1);
    await ledger.erase(suno);
    expect(await ledger.aside()).toEqual([]);
  });

  it('totals and draws are made anew when they are added to', async () => {
    await spoil('details', { ...day, rows: 'none' });
    await spoil('draws', { ...day, rows: 7 });
    await ledger.append({
      spends: [spend({ id: 's4', amount: 1 })],
      readings: [reading(0.1, { remaining: 7 })],
    });
    expect(await ledger.rollups({ ...ALWAYS, ...suno })).toMatchObject([{ amount: '16', spends: 3 }]);
    expect(await ledger.draws(ALWAYS)).toMatchObject([{ amount: '2' }, { amount: '3' }]);
  });

  it('a reading is set aside', async () => {
    const row = { ...suno, pool: 'credits', day: '2026-05-03', numbers: 'nine', from: 'noon' };
    await spoil('readings', row);
    const pool = { ...suno, pool: 'credits' };
    expect(await ledger.readings(pool, 0, Number.POSITIVE_INFINITY)).toHaveLength(2);
    expect(await ledger.aside()).toMatchObject([{ store: 'readings', raw: row }]);
    await spoil('readings', row);
    await ledger.append({ readings: [reading(0.1, { remaining: 7 })] });
    expect(await ledger.readings(pool, 0, Number.POSITIVE_INFINITY)).toHaveLength(3);
    expect(await ledger.aside()).toHaveLength(2);
  });

  it('a conversation’s project is set aside', async () => {
    await spoil('projects', { ...suno, conversation: 'd', project: 7 });
    expect(await ledger.conversationProjects()).toMatchObject([{ conversation: 'c' }]);
    expect(await ledger.aside()).toHaveLength(1);
  });

  it('what was set aside can be cleared, and nothing else goes', async () => {
    await spoil('spends', junk);
    const after = await contentOf(ledger);
    await ledger.clearAside();
    expect(await ledger.aside()).toEqual([]);
    expect(await contentOf(ledger)).toEqual(after);
  });

  it('making all anew finds them too, and erasing takes them along', async () => {
    await spoil('spends', junk);
    expect(await ledger.rebuild()).toBe(1);
    expect(await ledger.rebuild()).toBe(0);
    await ledger.erase({ platform: 'claude' });
    expect(await ledger.aside()).toHaveLength(1);
    await ledger.erase({ platform: 'suno' });
    expect(await ledger.aside()).toEqual([]);
  });
});

/** Puts and additions to a store fail from now on, as they do when there is no room. */
function fillDisk(store: string): void {
  const { put } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === store) throw new DOMException('no room', 'QuotaExceededError');
    return put.apply(this, args);
  });
}

describe('when the browser can’t', () => {
  it.each(['totals', 'details', 'readings', 'draws'])(
    'no room for %s: nothing is written, and that is said',
    async (store) => {
      const before = await contentOf(ledger);
      fillDisk(store);
      const writing = ledger.append({
        spends: [spend({ id: 's4', amount: 1 })],
        readings: [reading(2, { remaining: 1 })],
      });
      await expect(writing).rejects.toMatchObject({ name: 'LedgerError', kind: 'full' });
      vi.restoreAllMocks();
      expect(await contentOf(ledger)).toEqual(before);
      expect((await ledger.append({ spends: [spend({ id: 's4' })] })).spends.added).toBe(1);
    },
  );

  it('no room to set aside: the rest is read all the same', async () => {
    await spoil('spends', { ...suno, id: 's1', ...{ day: '2026-05-03', at: spend().at } });
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    expect((await ledger.spends(ALWAYS, { limit: 9 })).map(({ id }) => id)).toEqual(['s3', 's2']);
  });

  it('the database can’t be opened', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
    await expect(openLedger()).rejects.toMatchObject({ name: 'LedgerError', kind: 'unavailable' });
    vi.restoreAllMocks();
    expect(await (await openLedger()).firstDay()).toBe('2026-05-03');
  });

  it('it was written by a newer version', async () => {
    await ledger.close();
    (await openDB(NAME, 99)).close();
    const opening = openLedger();
    await expect(opening).rejects.toBeInstanceOf(LedgerError);
    await expect(opening).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('a fault of ours keeps its own name', async () => {
    const bad = spend({ id: 's4' });
    Object.defineProperty(bad, 'unit', {
      get: () => {
        throw new TypeError('ours');
      },
    });
    await expect(ledger.append({ spends: [bad] })).rejects.toThrow(TypeError);
  });
});

describe('a closed connection', () => {
  it('is opened again', async () => {
    await ledger.close();
    expect(await ledger.firstDay()).toBe('2026-05-03');
  });

  it('makes way for another version, and opens again when that has gone', async () => {
    const deleted = new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(NAME);
      request.onsuccess = () => resolve();
      request.onblocked = () => reject(new Error('The ledger held its connection.'));
    });
    await deleted;
    expect(await ledger.firstDay()).toBeUndefined();
    expect((await ledger.append({ spends: [spend()] })).spends.added).toBe(1);
  });

  it('the browser closed it under us', async () => {
    const { transaction } = IDBDatabase.prototype;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
      throw new DOMException('closing', 'InvalidStateError');
    });
    expect(await ledger.firstDay()).toBe('2026-05-03');
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('closing', 'InvalidStateError');
    });
    await expect(ledger.firstDay()).rejects.toMatchObject({ kind: 'unavailable' });
    vi.restoreAllMocks();
    expect(IDBDatabase.prototype.transaction).toBe(transaction);
  });
});
