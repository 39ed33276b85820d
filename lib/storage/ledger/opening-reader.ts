import type { LedgerReader } from './reader';

/**
 * A reader that opens the ledger when it is first asked, and again when that failed: a page can stand there, say what
 * is wrong, and try again.
 */
export function openingReader(open: () => Promise<LedgerReader>): LedgerReader {
  let opened: Promise<LedgerReader> | undefined;
  const ledger = () => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  return {
    rollups: async (query) => (await ledger()).rollups(query),
    hours: async (query) => (await ledger()).hours(query),
    draws: async (query) => (await ledger()).draws(query),
    readings: async (pool, from, to) => (await ledger()).readings(pool, from, to),
    spends: async (query, page) => (await ledger()).spends(query, page),
    conversationProjects: async () => (await ledger()).conversationProjects(),
    firstDay: async () => (await ledger()).firstDay(),
  };
}
