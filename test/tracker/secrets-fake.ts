import { vi } from 'vitest';

/** The secrets in memory: Node has no IndexedDB. `maskSecret` stays the real one. */
export const secrets = new Map<string, string>();

export async function fakeSecrets(original: () => Promise<typeof import('../../lib/storage/secrets')>) {
  return {
    ...(await original()),
    readSecret: vi.fn(async (id: string) => secrets.get(id)),
    saveSecret: vi.fn(async (id: string, secret: string) => void secrets.set(id, secret)),
    eraseSecret: vi.fn(async (id: string) => void secrets.delete(id)),
  };
}
