import { DrawTally } from '../../core/ledger/draws';
import { type ReadingSpan, readingsOf } from '../../core/ledger/spans';
import { Tally } from '../../core/ledger/totals';
import type { AccountKey } from './damage';
import {
  type DayKey,
  type DerivedStore,
  derivedStores,
  type EntryStore,
  rawStore,
  type Writing,
} from './database';
import { beginningWith } from './ranges';
import { isDetails, isDraws, isProject, isSpan, isSpend, isTotals } from './rows';
import { writeDraws, writeTotals } from './write-changes';

const PAGE = 5_000;
/** Of rows set aside the newest are kept. */
const MAX_ASIDE = 500;

/**
 * Makes the roll-ups anew from the entries: of one account, or of all. An entry that can't be understood is moved
 * aside; the rest lives on. Gives how many were moved. Of roll-ups that can't be understood a trace is left aside too,
 * so that the person can be told.
 */
export async function rebuildRollups(
  tx: Writing,
  account: AccountKey | undefined,
  now: number,
): Promise<number> {
  await setRollupsAside(tx, account, now);
  await clearRollups(tx, account);
  const range = account === undefined ? beginningWith() : beginningWith(account.platform, account.account);
  const moved =
    (await rebuildTotals(tx, range, now)) +
    (await rebuildDraws(tx, range, now)) +
    (await eachRow(tx, 'projects', range, now, isProject, async () => {}));
  await trimAside(tx);
  return moved;
}

/** Deletes the roll-ups of one account, of one platform, or all. */
export async function clearRollups(tx: Writing, of: Partial<AccountKey> | undefined): Promise<void> {
  for (const name of derivedStores) {
    const store = tx.objectStore(name);
    if (of?.platform === undefined) {
      await store.clear();
      continue;
    }
    for (const key of await keysOf(tx, name, of)) rawStore(tx, name).delete(key);
  }
}

const isRollup: { readonly [N in DerivedStore]: (row: unknown) => boolean } = {
  totals: isTotals,
  details: isDetails,
  draws: isDraws,
};

async function setRollupsAside(tx: Writing, of: AccountKey | undefined, now: number): Promise<void> {
  for (const name of derivedStores) {
    const store = tx.objectStore(name);
    const keys = await keysOf(tx, name, of ?? {});
    const rows: unknown[] = await Promise.all(keys.map((key) => store.get(key)));
    for (const [index, key] of keys.entries()) {
      const raw = rows[index];
      if (!isRollup[name](raw)) rawStore(tx, 'aside').add({ store: name, key, raw, at: now });
    }
  }
}

async function keysOf(tx: Writing, name: DerivedStore, of: Partial<AccountKey>): Promise<readonly DayKey[]> {
  const keys = await tx.objectStore(name).getAllKeys();
  return keys.filter(
    ([, platform, account]) => (of.platform ?? platform) === platform && (of.account ?? account) === account,
  );
}

/** Rows are in the order of their accounts, so one account's sums are in memory at a time. */
async function rebuildTotals(tx: Writing, range: IDBKeyRange, now: number): Promise<number> {
  let tally = new Tally();
  let last: AccountKey | undefined;
  const moved = await eachRow(tx, 'spends', range, now, isSpend, async (spend) => {
    if (last !== undefined && !isSameAccount(last, spend)) {
      await writeTotals(tx, tally.changes());
      tally = new Tally();
    }
    last = spend;
    tally.add(spend);
  });
  await writeTotals(tx, tally.changes());
  return moved;
}

async function rebuildDraws(tx: Writing, range: IDBKeyRange, now: number): Promise<number> {
  let pool: ReadingSpan[] = [];
  const write = async () => {
    const draws = new DrawTally();
    draws.replace([], readingsOf(pool));
    await writeDraws(tx, draws.changes());
  };
  const moved = await eachRow(tx, 'readings', range, now, isSpan, async (span) => {
    const [first] = pool;
    if (first !== undefined && !(isSameAccount(first, span) && first.pool === span.pool)) {
      await write();
      pool = [];
    }
    pool.push(span);
  });
  await write();
  return moved;
}

function isSameAccount(a: AccountKey, b: AccountKey): boolean {
  return a.platform === b.platform && a.account === b.account;
}

/** Calls `use` for every row that can be understood, in the order of the keys, and moves the others aside. */
async function eachRow<T>(
  tx: Writing,
  name: EntryStore,
  range: IDBKeyRange,
  now: number,
  is: (row: unknown) => row is T,
  use: (row: T) => Promise<void>,
): Promise<number> {
  const store = tx.objectStore(name);
  let rest: IDBKeyRange | undefined = range;
  let moved = 0;
  while (rest !== undefined) {
    const [keys, rows]: [IDBValidKey[], unknown[]] = await Promise.all([
      store.getAllKeys(rest, PAGE),
      store.getAll(rest, PAGE),
    ]);
    for (const [index, key] of keys.entries()) {
      const row = rows[index];
      if (is(row)) {
        await use(row);
        continue;
      }
      moved++;
      rawStore(tx, 'aside').add({ store: name, key: (key as unknown[]).map(String), raw: row, at: now });
      rawStore(tx, name).delete(key);
    }
    rest = keys.length < PAGE ? undefined : after(keys[keys.length - 1], range);
  }
  return moved;
}

function after(key: IDBValidKey | undefined, { upper, upperOpen }: IDBKeyRange): IDBKeyRange {
  return upper === undefined
    ? IDBKeyRange.lowerBound(key, true)
    : IDBKeyRange.bound(key, upper, true, upperOpen);
}

async function trimAside(tx: Writing): Promise<void> {
  const store = tx.objectStore('aside');
  const over = (await store.count()) - MAX_ASIDE;
  if (over <= 0) return;
  for (const key of await store.getAllKeys(null, over)) rawStore(tx, 'aside').delete(key);
}
