import * as v from 'valibot';
import type { Item } from './item';
import { ReadingEntrySchema, SpendEntrySchema } from './ledger/entry-schema';

/**
 * What is on its way into the ledger. The ledger is another database than extension storage, so the two can't be
 * written together: an entry is put here in the same write as its effect on the balance, then appended (which twice
 * does the same as once), then taken away. A worker killed anywhere goes on from here.
 */
export const OutboxSchema = v.object({
  spends: v.array(SpendEntrySchema),
  readings: v.array(ReadingEntrySchema),
});
export type Outbox = v.InferOutput<typeof OutboxSchema>;

export const outboxItem: Item<Outbox> = {
  key: 'outbox',
  version: 1,
  schema: OutboxSchema,
  fallback: { spends: [], readings: [] },
};

/** How many of each wait at most, where the ledger can't be written for long: then the oldest are lost. */
export const MAX_WAITING = 2_000;

/** The outbox with more entries, and how many old ones had to go for it. */
export function withEntries(
  outbox: Outbox,
  more: Partial<Outbox>,
): { readonly outbox: Outbox; readonly lost: number } {
  const spends = [...outbox.spends, ...(more.spends ?? [])];
  const readings = [...outbox.readings, ...(more.readings ?? [])];
  return {
    outbox: { spends: spends.slice(-MAX_WAITING), readings: readings.slice(-MAX_WAITING) },
    lost: Math.max(0, spends.length - MAX_WAITING) + Math.max(0, readings.length - MAX_WAITING),
  };
}

/** The outbox without what has been appended; what came meanwhile stays. */
export function withoutEntries(outbox: Outbox, appended: Outbox): Outbox {
  return {
    spends: without(outbox.spends, appended.spends),
    readings: without(outbox.readings, appended.readings),
  };
}

/** Entries have no identity but their text: a second report of a spend (a refund) is another entry. */
function without<T>(waiting: readonly T[], gone: readonly T[]): T[] {
  const texts = new Set(gone.map((entry) => JSON.stringify(entry)));
  return waiting.filter((entry) => !texts.has(JSON.stringify(entry)));
}
