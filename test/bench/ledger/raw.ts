import type { SpendEntry } from '../../../lib/core/entry';

/** What IndexedDB itself takes for the same rows: one store, with the ledger's key and index, and nothing else. */
const NAME = 'raw';

export async function openRaw(): Promise<IDBDatabase> {
  await fresh(NAME);
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => {
    const store = opening.result.createObjectStore('spends', { keyPath: ['platform', 'account', 'id'] });
    store.createIndex('byDay', ['platform', 'account', 'day', 'at']);
  };
  return answer(opening);
}

/** Deletes a database that nobody has open. */
export async function fresh(name: string): Promise<void> {
  await answer(indexedDB.deleteDatabase(name));
}

/** Puts a batch in one transaction. */
export function putRaw(db: IDBDatabase, spends: readonly SpendEntry[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const tx = db.transaction('spends', 'readwrite', { durability: 'relaxed' });
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
    const store = tx.objectStore('spends');
    for (const spend of spends) store.put(spend);
  });
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
