import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, unwrap } from 'idb';
import type { ConversationProject, SpendEntry } from '../../core/entry';
import type { DayDraws } from '../../core/ledger/draws';
import type { ReadingSpan } from '../../core/ledger/spans';
import type { DayRows, DayTotals } from '../../core/ledger/totals';
import { asLedgerError, LedgerError } from './errors';

/**
 * The ledger's database. It is not that of the API keys: erasing or damaging the one leaves the other alone.
 *
 * Entries (spends, readings, projects) are what happened; totals and draws follow from them alone and are written in
 * the same transaction. All of an account's roll-ups of a day are one row: a batch writes it once, and reading takes a
 * fraction of what a row for each would. They are there twice: with conversations (details), and without (totals),
 * so that years can be read.
 */
export interface LedgerDb extends DBSchema {
  spends: {
    key: [platform: string, account: string, id: string];
    value: SpendEntry;
    /** An account's spends in order. The one index that is read: each costs a tenth of writing. */
    indexes: { byDay: [platform: string, account: string, day: string, at: number] };
  };
  readings: {
    key: [platform: string, account: string, pool: string, day: string, numbers: string];
    value: ReadingSpan;
  };
  projects: { key: [platform: string, account: string, conversation: string]; value: ConversationProject };
  totals: { key: DayKey; value: DayTotals };
  details: { key: DayKey; value: DayRows };
  draws: { key: DayKey; value: DayDraws };
  /** Rows that could not be understood. */
  aside: { key: number; value: AsideRow };
}

export type DayKey = [day: string, platform: string, account: string];

/** A row that was taken out because it could not be understood, as it was. Roll-ups were made anew. */
export interface AsideRow {
  readonly store: EntryStore | DerivedStore;
  readonly key: readonly string[];
  readonly raw: unknown;
  /** ms since the epoch. */
  readonly at: number;
}

export const entryStores = ['spends', 'readings', 'projects'] as const;
export const derivedStores = ['totals', 'details', 'draws'] as const;
export const allStores = [...entryStores, ...derivedStores, 'aside'] as const;
export type EntryStore = (typeof entryStores)[number];
export type DerivedStore = (typeof derivedStores)[number];
export type StoreName = (typeof allStores)[number];

export type Writing = IDBPTransaction<LedgerDb, readonly StoreName[], 'readwrite'>;
export type Reading = IDBPTransaction<LedgerDb, readonly StoreName[], 'readonly'>;

/**
 * The store without idb's wrapping, for writing. Nobody waits for a single write (a promise each costs more than the
 * request); one that fails aborts its transaction, and that is what is waited for.
 */
export function rawStore(tx: Writing, name: StoreName): IDBObjectStore {
  return unwrap(tx).objectStore(name);
}

const NAME = 'credit-gauge-ledger';
/** Raised with a new step in `upgrade`; steps that were released are never changed. */
const VERSION = 1;

type Db = IDBPDatabase<LedgerDb>;

function upgrade(db: Db, from: number): void {
  if (from < 1) {
    const spends = db.createObjectStore('spends', { keyPath: ['platform', 'account', 'id'] });
    spends.createIndex('byDay', ['platform', 'account', 'day', 'at']);
    db.createObjectStore('readings', { keyPath: ['platform', 'account', 'pool', 'day', 'numbers'] });
    db.createObjectStore('projects', { keyPath: ['platform', 'account', 'conversation'] });
    db.createObjectStore('totals', { keyPath: ['day', 'platform', 'account'] });
    db.createObjectStore('details', { keyPath: ['day', 'platform', 'account'] });
    db.createObjectStore('draws', { keyPath: ['day', 'platform', 'account'] });
    db.createObjectStore('aside', { autoIncrement: true });
  }
}

/**
 * A connection that opens itself again. Browsers close one when another context upgrades or deletes the database,
 * when the person clears data, or when they are short of memory.
 */
export class Connection {
  #opened: Promise<Db> | undefined;

  /** Rejects with a LedgerError `unavailable`. */
  async open(): Promise<void> {
    await this.#db();
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    if (opened !== undefined) (await opened).close();
  }

  async read<T>(stores: readonly StoreName[], use: (tx: Reading) => Promise<T>): Promise<T> {
    const tx = await this.#begin((db) => db.transaction(stores, 'readonly'));
    try {
      const result = await use(tx);
      await tx.done;
      return result;
    } catch (error) {
      await ended(tx);
      throw asLedgerError(error);
    }
  }

  /**
   * Everything that `use` writes, or nothing. It must not wait for anything but the transaction's own requests.
   * Durability is relaxed: a killed browser loses nothing that was told as written, a power cut may lose the last
   * seconds of it.
   */
  async write<T>(stores: readonly StoreName[], use: (tx: Writing) => Promise<T>): Promise<T> {
    const tx = await this.#begin((db) => db.transaction(stores, 'readwrite', { durability: 'relaxed' }));
    try {
      const result = await use(tx);
      await tx.done;
      return result;
    } catch (error) {
      abort(tx);
      // A transaction that was aborted for want of room says so; its requests only say that it was aborted.
      const cause = await ended(tx);
      throw asLedgerError(cause ?? error);
    }
  }

  async #begin<T>(transaction: (db: Db) => T): Promise<T> {
    try {
      return transaction(await this.#db());
    } catch (error) {
      if (error instanceof LedgerError) throw error;
      // The connection was closed under us.
      this.#opened = undefined;
      try {
        return transaction(await this.#db());
      } catch (again) {
        throw asLedgerError(again);
      }
    }
  }

  #db(): Promise<Db> {
    this.#opened ??= this.#open();
    return this.#opened;
  }

  async #open(): Promise<Db> {
    const forget = () => {
      this.#opened = undefined;
    };
    try {
      const db = await openDB<LedgerDb>(NAME, VERSION, {
        upgrade,
        blocking: (_current, _blocked, event) => {
          forget();
          (event.target as IDBDatabase).close();
        },
        terminated: forget,
      });
      return db;
    } catch (error) {
      forget();
      throw new LedgerError('unavailable', error);
    }
  }
}

function abort(tx: Writing): void {
  try {
    tx.abort();
  } catch (error) {
    // It has ended by itself already.
    if (!(error instanceof Error && error.name === 'InvalidStateError')) throw error;
  }
}

/** Waits for a failed transaction's end, so that its rejection is nobody else's. Its own reason, where it has one. */
async function ended(tx: Reading | Writing): Promise<unknown> {
  try {
    await tx.done;
    return undefined;
  } catch (error) {
    return error instanceof Error && error.name === 'QuotaExceededError' ? error : undefined;
  }
}
