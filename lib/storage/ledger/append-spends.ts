import type { SpendEntry } from '../../core/entry';
import { canonicalSpend, mergeSpends, spendKey } from '../../core/ledger/merge-spends';
import { type DayChange, Tally } from '../../core/ledger/totals';
import { DamagedRows } from './damage';
import { rawStore, type Writing } from './database';
import { isSpend } from './rows';

/** What writing some spends did. */
export interface SpendsWritten {
  readonly fresh: readonly SpendEntry[];
  readonly merged: readonly SpendEntry[];
  readonly unchanged: number;
  readonly changes: readonly DayChange[];
}

/**
 * Adds spends, or merges them with what is there. A spend is mostly new, so it is added blindly and only looked up
 * where IndexedDB says that its key is taken: half the requests of looking first. Throws DamagedRows.
 */
export async function appendSpends(tx: Writing, spends: readonly SpendEntry[]): Promise<SpendsWritten> {
  const batch = withoutRepeats(spends);
  const taken = await addNew(rawStore(tx, 'spends'), batch);
  const tally = new Tally();
  const known = new Set(taken);
  const fresh = batch.filter((spend) => !known.has(spend));
  for (const spend of fresh) tally.add(spend);

  const store = tx.objectStore('spends');
  const stored = await Promise.all(taken.map((spend) => store.get(spendKey(spend))));
  const merged: SpendEntry[] = [];
  for (const [index, spend] of taken.entries()) {
    const before = stored[index];
    if (before === undefined) continue;
    if (JSON.stringify(before) === JSON.stringify(spend)) continue;
    if (!isSpend(before)) throw new DamagedRows([spend]);
    const after = mergeSpends(before, spend);
    if (JSON.stringify(before) === JSON.stringify(after)) continue;
    rawStore(tx, 'spends').put(after);
    tally.remove(before);
    tally.add(after);
    merged.push(after);
  }
  const unchanged = spends.length - fresh.length - merged.length;
  return { fresh, merged, unchanged, changes: tally.changes() };
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

/**
 * Adds all, and gives those whose keys were taken. Requests are answered in their order, so the last answer is that of all.
 */
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
