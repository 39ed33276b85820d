import type { SpendEntry } from '../../core/entry';
import { canonicalSpend, mergeSpends, spendKey } from '../../core/ledger/merge-spends';
import { Tally } from '../../core/ledger/totals';
import { DamagedRows } from './damage';
import { rawStore, type Writing } from './database';
import { isSpend } from './rows';
import { readTotals, writeTotals } from './write-changes';

/** What writing some spends did. */
export interface SpendsWritten {
  readonly added: readonly SpendEntry[];
  readonly merged: readonly SpendEntry[];
  readonly unchanged: number;
}

/**
 * Adds spends, or merges them with what is there, and brings the totals in line. Throws DamagedRows.
 *
 * A spend is mostly new, so it is added blindly and only looked up where IndexedDB says that its key is taken: half
 * the requests of looking first. And it is counted before that is known, while IndexedDB is busy with it.
 */
export async function appendSpends(tx: Writing, spends: readonly SpendEntry[]): Promise<SpendsWritten> {
  const batch = withoutRepeats(spends);
  const adding = addNew(rawStore(tx, 'spends'), batch);
  const tally = new Tally();
  for (const spend of batch) tally.add(spend);
  const [taken, totals] = await Promise.all([adding, readTotals(tx, tally.changes())]);
  const merged = await mergeKnown(tx, taken, tally);
  await writeTotals(tx, tally.changes(), totals);
  const isTaken = new Set(taken);
  const added = batch.filter((spend) => !isTaken.has(spend));
  return { added, merged, unchanged: spends.length - added.length - merged.length };
}

/** Merges reports with the entries that are there; gives what that changed, and counts it instead of the reports. */
async function mergeKnown(tx: Writing, reports: readonly SpendEntry[], tally: Tally): Promise<SpendEntry[]> {
  const store = tx.objectStore('spends');
  const stored = await Promise.all(reports.map((report) => store.get(spendKey(report))));
  const merged: SpendEntry[] = [];
  for (const [index, report] of reports.entries()) {
    tally.remove(report);
    const before = stored[index];
    if (JSON.stringify(before) === JSON.stringify(report)) continue;
    if (!isSpend(before)) throw new DamagedRows([report]);
    const after = mergeSpends(before, report);
    if (JSON.stringify(before) === JSON.stringify(after)) continue;
    rawStore(tx, 'spends').put(after);
    tally.remove(before);
    tally.add(after);
    merged.push(after);
  }
  return merged;
}

function withoutRepeats(spends: readonly SpendEntry[]): readonly SpendEntry[] {
  const byKey = new Map<string, SpendEntry>();
  for (const spend of spends) {
    const key = JSON.stringify(spendKey(spend));
    const before = byKey.get(key);
    byKey.set(key, before === undefined ? canonicalSpend(spend) : mergeSpends(before, spend));
  }
  return [...byKey.values()];
}

/** Adds all, and gives those whose keys were taken. Requests are answered in their order, so the last answer is that of all. */
function addNew(store: IDBObjectStore, spends: readonly SpendEntry[]): Promise<SpendEntry[]> {
  const taken: SpendEntry[] = [];
  return new Promise((resolve, reject) => {
    if (spends.length === 0) resolve(taken);
    for (const [index, spend] of spends.entries()) {
      const request = store.add(spend);
      const isLast = index === spends.length - 1;
      request.onerror = (event) => {
        if (request.error?.name !== 'ConstraintError') return reject(request.error);
        // It stays in the transaction: a taken key is no fault.
        event.preventDefault();
        event.stopPropagation();
        taken.push(spend);
        if (isLast) resolve(taken);
      };
      if (isLast) request.onsuccess = () => resolve(taken);
    }
  });
}
