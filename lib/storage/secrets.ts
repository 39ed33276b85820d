import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/**
 * API keys, and the tokens of connections. They live in the extension's own IndexedDB, because a content script can read
 * `storage.local` (in Firefox always, in Chromium by default), while IndexedDB in a content script is
 * that of the page. Only the background opens this; nothing here is ever synced or exported.
 */
interface SecretsDb extends DBSchema {
  secrets: { key: string; value: string };
}

async function withDb<T>(use: (db: IDBPDatabase<SecretsDb>) => Promise<T>): Promise<T> {
  const db = await openDB<SecretsDb>('credit-gauge', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('secrets');
    },
  });
  try {
    return await use(db);
  } finally {
    db.close();
  }
}

export function readSecret(id: string): Promise<string | undefined> {
  return withDb((db) => db.get('secrets', id));
}

export async function saveSecret(id: string, secret: string): Promise<void> {
  await withDb((db) => db.put('secrets', secret, id));
}

export function eraseSecret(id: string): Promise<void> {
  return withDb((db) => db.delete('secrets', id));
}

/** `sk-or-v1-97c…5bf`: enough to tell two keys apart, too little to use one. */
export function maskSecret(secret: string): string {
  const visible = Math.min(12, Math.floor(secret.length / 4));
  return `${secret.slice(0, visible)}…${secret.length >= 24 ? secret.slice(-3) : ''}`;
}
