import type { ConversationProject, ReadingEntry, SpendEntry } from '../../core/entry';
import type { DrawRollup, HourRollup, Rollup, RollupQuery } from '../../core/rollup';

/** One pool of one account. */
export interface PoolKey {
  readonly platform: string;
  readonly account: string;
  readonly pool: string;
}

/**
 * What our own pages may ask the ledger. They read; only the background writes (ledger.ts). All results are sorted
 * by their keys, oldest first. Rejects where the browser's database can't be opened.
 */
export interface LedgerReader {
  /**
   * `project` in a row is the one that its spends were tagged with. A conversation's own (`conversationProjects`) goes
   * before it, and is the asker's to put in. For months and years ask with `conversations: false`.
   */
  rollups(query: RollupQuery): Promise<readonly Rollup[]>;
  hours(query: RollupQuery): Promise<readonly HourRollup[]>;
  draws(query: RollupQuery): Promise<readonly DrawRollup[]>;
  /** Readings of a pool with `from <= at < to` (ms). */
  readings(pool: PoolKey, from: number, to: number): Promise<readonly ReadingEntry[]>;
  /** Single spends, oldest first, in pages: `after` is the last entry of the page before. */
  spends(
    query: RollupQuery,
    page: { readonly limit: number; readonly after?: SpendEntry },
  ): Promise<readonly SpendEntry[]>;
  conversationProjects(): Promise<readonly ConversationProject[]>;
  /** The first day that has a spend; undefined where there is none. */
  firstDay(): Promise<string | undefined>;
}
