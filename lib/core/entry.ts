import type { Spend } from './reading';
import type { Unit } from './unit';

/** What a request declared about itself besides its model: duration, resolution, count. Never free text. */
export type DeclaredSettings = Readonly<Record<string, string | number | boolean>>;

/**
 * One spend as the ledger keeps it, for good. Two entries with the same platform, account and id are the same
 * spend, seen by two tabs or on two devices. Times in ms since the epoch.
 */
export interface SpendEntry extends Spend {
  readonly platform: string;
  readonly account: string;
  /** The person's calendar day then, `2026-05-03`, and hour, 0 to 23. Kept, so that travelling doesn't move the past. */
  readonly day: string;
  readonly hour: number;
  /** What the person said to be working on. A conversation's own project (set afterwards) goes before it. */
  readonly project?: string;
  /** The generation failed and was paid back: it counts as if it had never happened. */
  readonly refundedAt?: number;
}

/** What a platform said about one pool at an instant, as the ledger keeps it: unique by account, pool and `at`. */
export interface ReadingEntry {
  readonly platform: string;
  readonly account: string;
  readonly pool: string;
  readonly at: number;
  /** The person's calendar day then. */
  readonly day: string;
  readonly unit: Unit;
  readonly remaining?: number;
  readonly limit?: number;
  readonly used?: number;
  readonly resetsAt?: number;
  readonly expiresAt?: number;
}

/** The project of a whole conversation, set by the person. Of two, the later `at` holds. `project: ''`: none. */
export interface ConversationProject {
  readonly platform: string;
  readonly account: string;
  readonly conversation: string;
  readonly project: string;
  readonly at: number;
}
