import { changedDraws, type DrawChange } from '../../core/ledger/draws';
import { changedTotals, type DayChange } from '../../core/ledger/totals';
import { DamagedRows } from './damage';
import { type DayKey, rawStore, type Writing } from './database';
import { isDraws, isTotals } from './rows';

/** Brings the totals of these days in line with what changed. Throws DamagedRows. */
export async function writeTotals(tx: Writing, changes: readonly DayChange[]): Promise<void> {
  const store = tx.objectStore('totals');
  const rows = await Promise.all(changes.map((change) => store.get(keyOf(change))));
  for (const [index, change] of changes.entries()) {
    const before = rows[index];
    if (before !== undefined && !isTotals(before)) throw new DamagedRows([change]);
    const after = changedTotals(before, change);
    if (after !== undefined) rawStore(tx, 'totals').put(after);
    else if (before !== undefined) rawStore(tx, 'totals').delete(keyOf(change));
  }
}

/** Brings the draws of these days in line with what changed. Throws DamagedRows. */
export async function writeDraws(tx: Writing, changes: readonly DrawChange[]): Promise<void> {
  const store = tx.objectStore('draws');
  const rows = await Promise.all(changes.map((change) => store.get(keyOf(change))));
  for (const [index, change] of changes.entries()) {
    const before = rows[index];
    if (before !== undefined && !isDraws(before)) throw new DamagedRows([change]);
    const after = changedDraws(before, change);
    if (after !== undefined) rawStore(tx, 'draws').put(after);
    else if (before !== undefined) rawStore(tx, 'draws').delete(keyOf(change));
  }
}

function keyOf({ day, platform, account }: DayChange | DrawChange): DayKey {
  return [day, platform, account];
}
