import * as v from 'valibot';
import type { ReadingEntry, SpendEntry } from '../core/entry';
import type { Spend } from '../core/reading';
import { dayOf, hourOf } from '../core/renewal/calendar';
import type { Refund } from '../platforms/platform';
import { ReadingEntrySchema, SpendEntrySchema } from '../storage/ledger/entry-schema';
import type { AccountRecord } from '../storage/schema';

/** Whose entries, and by which clock. */
export interface EntryContext {
  readonly platform: string;
  readonly account: string;
  /** The person's time zone. */
  readonly zone: string;
  /** What the person says to be working on. */
  readonly project?: string;
}

/** Spends as the ledger keeps them. One that it could not keep (a time that no calendar has) is left out. */
export function spendEntries(spends: readonly Spend[], context: EntryContext): SpendEntry[] {
  const { platform, account, zone, project } = context;
  return spends.filter(hasDay).flatMap((spend) =>
    readable(SpendEntrySchema, {
      ...spend,
      platform,
      account,
      day: dayOf(spend.at, zone),
      hour: hourOf(spend.at, zone),
      ...(project === undefined ? {} : { project }),
    }),
  );
}

/** Refunds as the ledger keeps them: the little that is known of a spend that never happened. It merges with the rest. */
export function refundEntries(refunds: readonly Refund[], at: number, context: EntryContext): SpendEntry[] {
  const spends = refunds.map(({ id, unit }): Spend => ({ id, at, unit, basis: 'learned' }));
  return spendEntries(spends, context).map((entry) => ({ ...entry, refundedAt: at }));
}

/**
 * The readings that an arrival at `readAt` brought, as they stand in the account's record after it. Quiet pools
 * (history, allowances that don't move) have none, and a partial reading without a number is none.
 */
export function readingEntries(
  record: AccountRecord,
  told: readonly { readonly id: string }[],
  readAt: number,
  { platform, account, zone }: EntryContext,
): ReadingEntry[] {
  const ids = new Set(told.map(({ id }) => id));
  return record.pools
    .filter((pool) => ids.has(pool.id) && pool.readAt === readAt && pool.quiet !== true)
    .filter(({ remaining, used }) => remaining !== undefined || used !== undefined)
    .flatMap(({ id: pool, unit, remaining, limit, used, resetsAt, expiresAt }) =>
      readable(ReadingEntrySchema, {
        platform,
        account,
        pool,
        at: readAt,
        day: dayOf(readAt, zone),
        unit,
        ...(remaining === undefined ? {} : { remaining }),
        ...(limit === undefined ? {} : { limit }),
        ...(used === undefined ? {} : { used }),
        ...(resetsAt === undefined ? {} : { resetsAt }),
        ...(expiresAt === undefined ? {} : { expiresAt }),
      }),
    );
}

/** What `Date` can hold: a forged report may tell any number. */
function hasDay({ at }: Spend): boolean {
  return Math.abs(at) <= 8.64e15;
}

/** An entry that can't be read again must not hold up the others. */
function readable<T>(schema: v.GenericSchema<unknown, T>, entry: unknown): T[] {
  const parsed = v.safeParse(schema, entry);
  return parsed.success ? [parsed.output] : [];
}
