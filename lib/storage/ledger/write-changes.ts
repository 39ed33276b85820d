import { changedDraws, type DrawChange } from '../../core/ledger/draws';
import {
  changedDetails,
  changedTotals,
  type DayChange,
  type DayRows,
  type DayTotals,
} from '../../core/ledger/totals';
import { DamagedRows } from './damage';
import { type DayKey, type DerivedStore, rawStore, type Writing } from './database';
import { isDetails, isDraws, isTotals } from './rows';

/** The stored roll-ups of a day. */
interface Stored {
  readonly totals: DayTotals | undefined;
  readonly details: DayRows | undefined;
}

export async function readTotals(
  tx: Writing,
  changes: readonly DayChange[],
): Promise<ReadonlyMap<DayChange, Stored>> {
  const all = changes.map(async (change) => {
    const [totals, details] = await Promise.all([
      tx.objectStore('totals').get(keyOf(change)),
      tx.objectStore('details').get(keyOf(change)),
    ]);
    return [change, { totals, details }] as const;
  });
  return new Map(await Promise.all(all));
}

/** Brings totals and details of these days in line with what changed. `known`: those read before. Throws DamagedRows. */
export async function writeTotals(
  tx: Writing,
  changes: readonly DayChange[],
  known: ReadonlyMap<DayChange, Stored> = new Map(),
): Promise<void> {
  const unknown = changes.filter((change) => !known.has(change));
  const stored = new Map([...known, ...(await readTotals(tx, unknown))]);
  for (const change of changes) {
    const { totals, details } = stored.get(change) ?? {};
    const isGood =
      (totals === undefined || isTotals(totals)) && (details === undefined || isDetails(details));
    if (!isGood) throw new DamagedRows([change]);
    write(tx, 'totals', change, totals, changedTotals(totals, change));
    write(tx, 'details', change, details, changedDetails(details, change));
  }
}

/** Brings the draws of these days in line with what changed. Throws DamagedRows. */
export async function writeDraws(tx: Writing, changes: readonly DrawChange[]): Promise<void> {
  const rows = await Promise.all(changes.map((change) => tx.objectStore('draws').get(keyOf(change))));
  for (const [index, change] of changes.entries()) {
    const before = rows[index];
    if (before !== undefined && !isDraws(before)) throw new DamagedRows([change]);
    write(tx, 'draws', change, before, changedDraws(before, change));
  }
}

function write<T extends object>(
  tx: Writing,
  name: DerivedStore,
  change: DayChange | DrawChange,
  before: T | undefined,
  after: T | undefined,
): void {
  if (after === before) return;
  if (after === undefined) rawStore(tx, name).delete(keyOf(change));
  else rawStore(tx, name).put(after);
}

function keyOf({ day, platform, account }: DayChange | DrawChange): DayKey {
  return [day, platform, account];
}
