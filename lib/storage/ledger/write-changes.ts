import { changedDraws, type DrawChange } from '../../core/ledger/draws';
import { changedTotals, type DayChange, type DayTotals } from '../../core/ledger/totals';
import { DamagedRows } from './damage';
import { type DayKey, rawStore, type Writing } from './database';
import { isDraws, isTotals } from './rows';

/** The stored totals of these days. */
export type StoredTotals = ReadonlyMap<DayChange, DayTotals | undefined>;

export async function readTotals(tx: Writing, changes: readonly DayChange[]): Promise<StoredTotals> {
  const store = tx.objectStore('totals');
  const rows = await Promise.all(changes.map((change) => store.get(keyOf(change))));
  return new Map(changes.map((change, index) => [change, rows[index]]));
}

/** Brings the totals of these days in line with what changed. `known`: those read before. Throws DamagedRows. */
export async function writeTotals(
  tx: Writing,
  changes: readonly DayChange[],
  known: StoredTotals = new Map(),
): Promise<void> {
  const unknown = changes.filter((change) => !known.has(change));
  const stored = new Map([...known, ...(await readTotals(tx, unknown))]);
  const store = rawStore(tx, 'totals');
  for (const change of changes) {
    const before = stored.get(change);
    if (before !== undefined && !isTotals(before)) throw new DamagedRows([change]);
    const after = changedTotals(before, change);
    if (after === before) continue;
    if (after === undefined) store.delete(keyOf(change));
    else store.put(after);
  }
}

/** Brings the draws of these days in line with what changed. Throws DamagedRows. */
export async function writeDraws(tx: Writing, changes: readonly DrawChange[]): Promise<void> {
  const rows = await Promise.all(changes.map((change) => tx.objectStore('draws').get(keyOf(change))));
  const store = rawStore(tx, 'draws');
  for (const [index, change] of changes.entries()) {
    const before = rows[index];
    if (before !== undefined && !isDraws(before)) throw new DamagedRows([change]);
    const after = changedDraws(before, change);
    if (after !== undefined) store.put(after);
    else if (before !== undefined) store.delete(keyOf(change));
  }
}

function keyOf({ day, platform, account }: DayChange | DrawChange): DayKey {
  return [day, platform, account];
}
