import type { Page } from 'playwright-core';
import type { ConversationProject, SpendEntry } from '../../../lib/core/entry';
import type { DayDraws } from '../../../lib/core/ledger/draws';
import type { ReadingSpan } from '../../../lib/core/ledger/spans';
import type { DayRows, DayTotals } from '../../../lib/core/ledger/totals';
import { type AsideRow, allStores } from '../../../lib/storage/ledger/database';

const NAME = 'credit-gauge-ledger';

/** All rows of the ledger, as they are on the disk. */
export interface LedgerRows {
  readonly spends: readonly SpendEntry[];
  readonly readings: readonly ReadingSpan[];
  readonly projects: readonly ConversationProject[];
  readonly totals: readonly DayTotals[];
  readonly details: readonly DayRows[];
  readonly draws: readonly DayDraws[];
  readonly aside: readonly AsideRow[];
}

/** Reads the database itself, from a page of the extension: none of our code is asked. */
export async function ledgerRows(page: Page): Promise<LedgerRows> {
  const rows = await page.evaluate(
    async ([name, stores]) => {
      // Opening one that isn't there would make it.
      if (!(await indexedDB.databases()).some((one) => one.name === name)) return stores.map(() => []);
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const tx = db.transaction(stores, 'readonly');
      const all = stores.map(
        (store) =>
          new Promise<unknown[]>((resolve, reject) => {
            const reading = tx.objectStore(store).getAll();
            reading.onsuccess = () => resolve(reading.result);
            reading.onerror = () => reject(reading.error);
          }),
      );
      return Promise.all(all).finally(() => db.close());
    },
    [NAME, [...allStores]] as const,
  );
  return Object.fromEntries(allStores.map((store, index) => [store, rows[index]])) as unknown as LedgerRows;
}

/** Puts rows into the database behind the ledger's back. */
export function putRows(page: Page, store: string, rows: readonly object[]): Promise<void> {
  return page.evaluate(
    ([name, into, values]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const tx = db.transaction(into, 'readwrite');
          for (const row of values) tx.objectStore(into).put(row);
          tx.oncomplete = () => {
            db.close();
            resolve();
          };
          tx.onabort = () => reject(tx.error);
        };
      }),
    [NAME, store, rows] as const,
  );
}

interface Lock {
  readonly held: Promise<void>;
  release(): void;
}
type Locks = typeof globalThis & { locks?: Record<string, Lock> };

/** Holds the ledger: a write transaction over all of it, so that whoever comes later waits. */
export interface LedgerLock {
  /** Those who came before are done, and it is ours. */
  held(): Promise<void>;
  release(): Promise<void>;
}

/** Queues for the ledger behind all who have asked for it before. The database must be there. */
export async function lockLedger(page: Page, id: string): Promise<LedgerLock> {
  await page.evaluate(
    async ([name, key, stores]) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      let isOver = false;
      const world: Locks = globalThis;
      world.locks ??= {};
      world.locks[key] = {
        held: new Promise<void>((resolve) => {
          const store = db.transaction(stores, 'readwrite').objectStore('aside');
          // A transaction lives as long as it is asked something.
          const ask = () => {
            store.count().onsuccess = () => {
              resolve();
              if (isOver) db.close();
              else ask();
            };
          };
          ask();
        }),
        release: () => {
          isOver = true;
        },
      };
    },
    [NAME, id, [...allStores]] as const,
  );
  return {
    held: () => page.evaluate((key) => (globalThis as Locks).locks?.[key]?.held, id),
    release: () => page.evaluate((key) => (globalThis as Locks).locks?.[key]?.release(), id),
  };
}
