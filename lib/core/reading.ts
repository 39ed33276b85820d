import type { DeclaredSettings } from './entry';
import type { Unit } from './unit';

/**
 * What a platform said about one pool at an instant. Unknown members are absent: unknown is never 0.
 * Times are ms since the epoch.
 */
export interface PoolReading {
  /** Stable within the platform, e.g. `five-hour`, `seven-day:opus`, `credits`. */
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  readonly remaining?: number;
  readonly limit?: number;
  readonly used?: number;
  /** When the pool renews. */
  readonly resetsAt?: number;
  /** When what is left is lost. */
  readonly expiresAt?: number;
  /** The pool is at its limit again after `resetsAt`. Absent where a renewal does something else or we don't know. */
  readonly refills?: true;
  /** Length of a window, where the platform tells it. */
  readonly windowSeconds?: number;
  /**
   * Shown, but neither ranked nor warned about nor reduced by spends: history, allowances that don't
   * move, purses never filled.
   */
  readonly quiet?: true;
  /** Money that is spent only when what is included is used up: overage, on-demand credit. */
  readonly paysBeyond?: true;
  /** A 0 is believed when it is told twice: the platform has told it while there was something left. */
  readonly doubtsZero?: true;
  /** Only a name and a time were given, e.g. "limit reached": merge with what is known of the pool. */
  readonly partial?: true;
}

/** One observed use. */
export interface Spend {
  /** The platform's own id of the generation where it gives one, so that two tabs can't count it twice. */
  readonly id: string;
  /** When the request was sent, ms since the epoch. */
  readonly at: number;
  readonly unit: Unit;
  /** In `unit`. Absent: something was spent, how much is not known. */
  readonly amount?: number;
  /** The pool that it burns. Absent: it lowers no pool by itself (the next reading tells). */
  readonly pool?: string;
  /** exact: the platform told the amount. priced: by a price table. learned: from earlier readings. */
  readonly basis: 'exact' | 'priced' | 'learned';
  readonly model?: string;
  readonly feature?: string;
  /** The platform's id of the conversation or project that it belongs to. */
  readonly conversation?: string;
  /** Length of the prompt in characters; the prompt itself never leaves the page. */
  readonly promptLength?: number;
  /** What the request declared besides: duration, resolution, count. Never free text. */
  readonly settings?: DeclaredSettings;
}

/** One signed-in identity at a platform: user × organisation. */
export interface Account {
  readonly id: string;
  readonly label?: string;
  readonly plan?: string;
}
