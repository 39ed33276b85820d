import type { ConversationProject, ReadingEntry, SpendEntry } from '../../core/entry';
import { compareAll } from '../../core/ledger/canonical';
import { daysAround } from '../../core/ledger/day';
import { drawRollupsOf } from '../../core/ledger/draws';
import { readingsIn, readingsOf } from '../../core/ledger/spans';
import { hoursOf, rollupsOf } from '../../core/ledger/totals';
import type { RollupQuery } from '../../core/rollup';
import { appendProjects } from './append-projects';
import { appendReadings } from './append-readings';
import { appendSpends } from './append-spends';
import { type AccountKey, DamagedRows, understood } from './damage';
import {
  type AsideRow,
  allStores,
  Connection,
  entryStores,
  type Reading,
  rawStore,
  type StoreName,
  type Writing,
} from './database';
import { LedgerError } from './errors';
import { look } from './look';
import { beginningWith, poolDays } from './ranges';
import { readDays } from './read-days';
import { readSpends, type SpendPage } from './read-spends';
import type { LedgerReader, PoolKey } from './reader';
import { clearRollups, rebuildRollups } from './rebuild';
import { isDetails, isDraws, isProject, isSpan, isSpend, isTotals } from './rows';
import { writeDraws } from './write-changes';

/** What is written together. */
export interface Entries {
  readonly spends?: readonly SpendEntry[];
  readonly readings?: readonly ReadingEntry[];
  readonly projects?: readonly ConversationProject[];
}

/** What writing did. */
export interface Appended extends Looked {
  /** Pools whose spends or readings changed; without `pool` for spends that name none. */
  readonly touched: readonly TouchedPool[];
}

/** What writing entries does. */
export interface Looked {
  /** `merged`: known before, and now known better, such as refunded. */
  readonly spends: { readonly added: number; readonly merged: number; readonly unchanged: number };
  /** `unchanged`: what they tell was known, or stands between two that tell the same on the same day. */
  readonly readings: { readonly added: number; readonly unchanged: number };
  /** Conversations whose project changed. */
  readonly projects: number;
}

export type TouchedPool = AccountKey & { readonly pool?: string };

/** Nothing: all. `account` only with its platform. */
export interface EraseScope {
  readonly platform?: string;
  readonly account?: string;
}

export interface LedgerCount {
  readonly spends: number;
  /** Rows of readings: one stands for all that told the same on a day. */
  readonly readings: number;
  readonly projects: number;
  /** Rows of roll-ups: one for an account and day. */
  readonly totals: number;
  readonly details: number;
  readonly draws: number;
  /** Rows that could not be understood. */
  readonly aside: number;
  /** What all databases of the extension take on the disk, as the browser estimates; absent where it doesn't. */
  readonly bytes?: number;
}

/**
 * All history, in IndexedDB. Only the background calls what writes. Everything rejects with a LedgerError where the
 * browser can't do it, and then nothing was written.
 */
export interface Ledger extends LedgerReader {
  /**
   * Writes entries and what follows from them in one transaction. An entry that is there is not counted twice; one
   * that says something else is merged (core/ledger/merge-spends.ts, spans.ts), so neither order nor repetition
   * matters. A refund is the spend with `refundedAt`; it may come before the spend.
   */
  append(entries: Entries): Promise<Appended>;
  /**
   * What appending these would do, platform by platform, without doing it. Each entry is compared with what is
   * stored, not with the others.
   */
  look(entries: Entries): Promise<readonly (Looked & { readonly platform: string })[]>;
  /** All readings, by pool and day, in pages of about `size`. */
  readingPages(size: number): AsyncIterable<readonly ReadingEntry[]>;
  erase(scope: EraseScope): Promise<void>;
  /** Makes all roll-ups anew from the entries. Gives how many entries could not be understood and were moved aside. */
  rebuild(): Promise<number>;
  count(): Promise<LedgerCount>;
  /** Rows that were moved aside, oldest first. */
  aside(): Promise<readonly AsideRow[]>;
  /** Deletes the rows that were moved aside. */
  clearAside(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the ledger. Rejects with a LedgerError `unavailable`. It opens itself again when the browser closes it. */
export async function openLedger(now: () => number = Date.now): Promise<Ledger> {
  const connection = new Connection();
  await connection.open();
  return new IndexedDbLedger(connection, now);
}

/** Opens the ledger at the first call, and anew at the next where that failed. */
export function ledgerOpener(): () => Promise<Ledger> {
  let opened: Promise<Ledger> | undefined;
  return () => {
    const current = opened ?? openLedger();
    opened = current;
    current.catch(() => {
      if (opened === current) opened = undefined;
    });
    return current;
  };
}

class IndexedDbLedger implements Ledger {
  constructor(
    private readonly connection: Connection,
    private readonly now: () => number,
  ) {}

  append(entries: Entries): Promise<Appended> {
    const write = () => this.connection.write(allStores, (tx) => append(tx, entries));
    return write().catch(async (error: unknown) => {
      if (!(error instanceof DamagedRows)) throw error;
      await this.#repair(error.accounts);
      return write();
    });
  }

  look(entries: Entries) {
    return this.#read(entryStores, (tx) => look(tx, entries));
  }

  async *readingPages(size: number) {
    let range = beginningWith();
    for (;;) {
      const from = range;
      const [keys, spans] = await this.#read(['readings'], async (tx, damaged) => {
        const store = tx.objectStore('readings');
        const [found, rows] = await Promise.all([store.getAllKeys(from, size), store.getAll(from, size)]);
        return [found, understood(rows, isSpan, damaged)] as const;
      });
      yield spans.flatMap(readingsIn);
      if (keys.length < size) return;
      range = IDBKeyRange.lowerBound(keys[keys.length - 1], true);
    }
  }

  async rollups(query: RollupQuery) {
    const rows = await (query.conversations === false
      ? this.#totals(query)
      : this.#read(['details'], async (tx, damaged) =>
          understood(await readDays(tx, 'details', query), isDetails, damaged),
        ));
    return rows.flatMap(rollupsOf);
  }

  async hours(query: RollupQuery) {
    return (await this.#totals(query)).map(hoursOf);
  }

  async draws(query: RollupQuery) {
    const rows = await this.#read(['draws'], async (tx, damaged) =>
      understood(await readDays(tx, 'draws', query), isDraws, damaged),
    );
    return rows.flatMap(drawRollupsOf);
  }

  async readings(pool: PoolKey, from: number, to: number) {
    if (!(from < to)) return [];
    const { first } = daysAround(Math.max(from, YEAR_1000));
    const { last } = daysAround(Math.min(to, YEAR_9999));
    const spans = await this.#read(['readings'], async (tx, damaged) =>
      first > last
        ? []
        : understood(await tx.objectStore('readings').getAll(poolDays(pool, first, last)), isSpan, damaged),
    );
    return readingsOf(spans)
      .filter(({ at }) => from <= at && at < to)
      .sort((a, b) => a.at - b.at);
  }

  spends(query: RollupQuery, page: SpendPage) {
    return this.#read(['spends'], async (tx, damaged) =>
      understood(await readSpends(tx, query, page), isSpend, damaged),
    );
  }

  conversationProjects() {
    return this.#read(['projects'], async (tx, damaged) =>
      understood(await tx.objectStore('projects').getAll(), isProject, damaged),
    );
  }

  firstDay() {
    return this.#read(['totals'], async (tx) => (await tx.objectStore('totals').openKeyCursor())?.key[0]);
  }

  erase({ platform, account }: EraseScope): Promise<void> {
    const prefix = [platform, account].filter((part) => part !== undefined);
    return this.connection.write(allStores, async (tx) => {
      for (const name of entryStores) await tx.objectStore(name).delete(beginningWith(...prefix));
      await clearRollups(tx, platform === undefined ? undefined : scope(platform, account));
      const aside = tx.objectStore('aside');
      const [keys, rows] = await Promise.all([aside.getAllKeys(), aside.getAll()]);
      for (const [index, key] of keys.entries()) {
        const owner = ownerOf(rows[index]);
        if (prefix.every((part, at) => owner[at] === part)) rawStore(tx, 'aside').delete(key);
      }
    });
  }

  rebuild(): Promise<number> {
    return this.connection.write(allStores, (tx) => rebuildRollups(tx, undefined, this.now()));
  }

  async count(): Promise<LedgerCount> {
    const [spends = 0, readings = 0, projects = 0, totals = 0, details = 0, draws = 0, aside = 0] =
      await this.#read(allStores, (tx) => Promise.all(allStores.map((name) => tx.objectStore(name).count())));
    const estimate = await globalThis.navigator?.storage?.estimate?.();
    const counts = { spends, readings, projects, totals, details, draws, aside };
    return estimate?.usage === undefined ? counts : { ...counts, bytes: estimate.usage };
  }

  aside(): Promise<readonly AsideRow[]> {
    return this.#read(['aside'], (tx) => tx.objectStore('aside').getAll());
  }

  clearAside(): Promise<void> {
    return this.connection.write(['aside'], (tx) => tx.objectStore('aside').clear());
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  #totals(query: RollupQuery) {
    return this.#read(['totals'], async (tx, damaged) =>
      understood(await readDays(tx, 'totals', query), isTotals, damaged),
    );
  }

  /**
   * Reads; where rows can't be understood, moves them aside, makes what follows from them anew, and reads once more.
   * The rest is given in any case.
   */
  async #read<T>(
    stores: readonly StoreName[],
    use: (tx: Reading, damaged: AccountKey[]) => Promise<T>,
  ): Promise<T> {
    const damaged: AccountKey[] = [];
    const found = await this.connection.read(stores, (tx) => use(tx, damaged));
    if (damaged.length === 0) return found;
    try {
      await this.#repair(new DamagedRows(damaged).accounts);
    } catch (error) {
      // No room to set anything aside: the rest is still worth showing.
      if (error instanceof LedgerError) return found;
      throw error;
    }
    return this.connection.read(stores, (tx) => use(tx, []));
  }

  async #repair(accounts: readonly AccountKey[]): Promise<void> {
    console.warn('Credit Gauge: rows of the history can’t be understood and are set aside', accounts);
    await this.connection.write(allStores, async (tx) => {
      for (const account of accounts) await rebuildRollups(tx, account, this.now());
    });
  }
}

/** Days outside of these years don't sort as text. */
const YEAR_1000 = Date.UTC(1000, 0, 2);
const YEAR_9999 = Date.UTC(9999, 11, 30);

async function append(
  tx: Writing,
  { spends = [], readings = [], projects = [] }: Entries,
): Promise<Appended> {
  const spent = await appendSpends(tx, spends);
  const read = await appendReadings(tx, readings);
  await writeDraws(tx, read.changes);
  return {
    spends: { added: spent.added.length, merged: spent.merged.length, unchanged: spent.unchanged },
    readings: { added: read.fresh, unchanged: read.unchanged },
    projects: await appendProjects(tx, projects),
    touched: touchedBy([...spent.added, ...spent.merged, ...read.touched]),
  };
}

function touchedBy(rows: readonly TouchedPool[]): TouchedPool[] {
  const pools = rows.map(({ platform, account, pool }) => ({
    platform,
    account,
    ...(pool === undefined ? {} : { pool }),
  }));
  const distinct = new Map(pools.map((pool) => [JSON.stringify(pool), pool]));
  const orderOf = ({ platform, account, pool = '' }: TouchedPool) => [platform, account, pool];
  return [...distinct.values()].sort((a, b) => compareAll(orderOf(a), orderOf(b)));
}

/** Platform and account of a row that was moved aside. The keys of roll-ups begin with the day. */
function ownerOf(row: AsideRow | undefined): readonly string[] {
  if (row === undefined) return [];
  return entryStores.some((name) => name === row.store) ? row.key : row.key.slice(1);
}

function scope(platform: string, account: string | undefined): Partial<AccountKey> {
  return account === undefined ? { platform } : { platform, account };
}
