import { exact } from './exact';
import type { GrantShares } from './grants/purse-balance';
import type { PoolReading, Spend } from './reading';

/** A reading as it is kept: with its age and the largest remainder seen. */
export interface StoredPool extends PoolReading {
  /** When the platform said its numbers, ms since the epoch: see `ingest` in lib/tracker/ingest.ts. */
  readonly readAt: number;
  /** The endpoint that said it. */
  readonly source: string;
  /** The largest `remaining` seen; stands for the limit of a pool that renews, where the platform never tells it. */
  readonly peak?: number;
  /** When a 0 was told that is not believed yet, ms since the epoch. */
  readonly zeroAt?: number;
}

/**
 * Where a number comes from. reported: the platform's own. observed: reported minus spends whose cost
 * the platform told. estimated: minus priced or learned spends, or deduced from a renewal. manual: from
 * the grants that the person typed in.
 */
export type Provenance = 'reported' | 'observed' | 'estimated' | 'manual';

/** fresh, or stale: read too long ago. renewed: a renewal has passed since it was read. expired: lost since. */
export type Freshness = 'fresh' | 'stale' | 'renewed' | 'expired';

/** What is left of one pool now. Unknown members are absent. */
export interface LiveBalance extends Omit<PoolReading, 'partial' | 'refills' | 'doubtsZero'> {
  readonly provenance: Provenance;
  readonly freshness: Freshness;
  readonly readAt: number;
  /** `limit` is the largest remainder seen, not a limit that the platform told. */
  readonly limitAssumed?: true;
  /** Spends since the reading whose cost nobody knows yet: the number may be too high by them. */
  readonly uncounted: number;
  /** What it is made of, where the person typed that in. */
  readonly grants?: GrantShares;
  /** Of a pool by hand: what was used beyond all that the person typed in. */
  readonly overage?: number;
}

/** A number is shown as stale after this time without a new reading (ms). Refreshes come every 15 min. */
export const STALE_AFTER = 45 * 60_000;

/**
 * Live balance = last reading − spends since, of one pool of one account. A spend counts if it names
 * the pool in the pool's own unit and was sent after the reading; at the very instant of the reading
 * it is taken as included. After a renewal the old number is never shown: the pool is full again
 * (estimated) where it is known to refill and to what limit, else unknown. After its expiry nothing
 * is left.
 */
export function liveBalance(pool: StoredPool, spends: readonly Spend[], now: number): LiveBalance {
  const {
    partial: _partial,
    refills,
    peak,
    source: _source,
    doubtsZero: _doubt,
    zeroAt: _zero,
    ...reading
  } = pool;
  // A purse without a renewal has no limit: the most that was ever in it says nothing.
  const allowance = reading.quiet !== true && reading.resetsAt !== undefined;
  const limit = reading.limit ?? (allowance ? peak : undefined);
  const assumed = reading.limit === undefined && limit !== undefined ? { limitAssumed: true as const } : {};
  const base = { ...reading, ...(limit === undefined ? {} : { limit }), ...assumed };
  const own = spends.filter((spend) => spend.pool === pool.id && spend.unit === pool.unit);

  if (pool.expiresAt !== undefined && pool.expiresAt <= now) {
    const { used: _used, ...rest } = base;
    return { ...rest, remaining: 0, provenance: 'estimated', freshness: 'expired', uncounted: 0 };
  }
  if (pool.resetsAt !== undefined && overtaken(pool, now)) {
    return renewed(base, pool.resetsAt, own, refills === true);
  }
  const freshness = now - pool.readAt > STALE_AFTER ? 'stale' : 'fresh';
  const since = reading.quiet ? [] : own.filter((spend) => spend.at > pool.readAt);
  return { ...minus(base, since, 'reported'), freshness };
}

/** Whether the pool has renewed since its numbers were read. */
export function overtaken({ readAt, resetsAt }: StoredPool, now: number): boolean {
  return resetsAt !== undefined && readAt < resetsAt && resetsAt <= now;
}

function renewed(
  base: Omit<LiveBalance, 'provenance' | 'freshness' | 'uncounted'>,
  resetAt: number,
  spends: readonly Spend[],
  refills: boolean,
): LiveBalance {
  const { remaining: _remaining, used: _used, resetsAt: _resetsAt, ...rest } = base;
  if (!refills || rest.limit === undefined || rest.limitAssumed) {
    return { ...rest, provenance: 'estimated', freshness: 'renewed', uncounted: 0 };
  }
  const full = { ...rest, remaining: rest.limit, used: 0 };
  const since = spends.filter((spend) => spend.at >= resetAt);
  return { ...minus(full, since, 'estimated'), freshness: 'renewed' };
}

function minus(
  base: Omit<LiveBalance, 'provenance' | 'freshness' | 'uncounted'>,
  spends: readonly Spend[],
  start: Provenance,
): Omit<LiveBalance, 'freshness'> {
  const counted = spends.filter((spend) => spend.amount !== undefined);
  const uncounted = spends.length - counted.length;
  if (counted.length === 0) return { ...base, provenance: start, uncounted };
  const amount = counted.reduce((sum, spend) => sum + (spend.amount ?? 0), 0);
  const exactOnly = start === 'reported' && counted.every((spend) => spend.basis === 'exact');
  // More was spent than was known to be there: the platform knows better, we say 0 until it tells.
  const taken = base.remaining === undefined ? amount : Math.min(amount, Math.max(0, base.remaining));
  return {
    ...base,
    ...(base.remaining === undefined ? {} : { remaining: exact(base.remaining - taken) }),
    ...(base.used === undefined ? {} : { used: exact(base.used + taken) }),
    provenance: exactOnly ? 'observed' : 'estimated',
    uncounted,
  };
}

/** The part that is left, 0 to 1, where both numbers are known. */
export function fractionLeft(balance: Pick<LiveBalance, 'remaining' | 'limit'>): number | undefined {
  const { remaining, limit } = balance;
  if (remaining === undefined || limit === undefined || limit <= 0) return undefined;
  return Math.min(1, Math.max(0, remaining / limit));
}

/**
 * What is kept of a pool after a further reading of it. An older reading than the kept one changes
 * nothing. The peak follows the largest remainder; whoever learns of a new plan takes it away.
 */
export function mergeReading(
  kept: StoredPool | undefined,
  next: PoolReading,
  readAt: number,
  source: string,
): StoredPool {
  if (kept !== undefined && kept.readAt > readAt) return kept;
  const { partial, ...reading } = next;
  const known = kept?.unit === next.unit ? kept : undefined;
  if (known !== undefined && isDoubtful(known, next)) return { ...known, zeroAt: readAt };
  const base = partial && known !== undefined ? addPartial(known, reading, readAt) : { ...reading, readAt };
  const peak = Math.max(known?.peak ?? 0, base.remaining ?? 0);
  return { ...base, source, ...(peak > 0 ? { peak } : {}) };
}

/** Whether a 0 is only noted: told once, it may be a fault, and what is known stays until it is told again. */
function isDoubtful(kept: StoredPool, { doubtsZero, remaining }: PoolReading): boolean {
  return doubtsZero === true && remaining === 0 && kept.zeroAt === undefined && (kept.remaining ?? 0) > 0;
}

/**
 * A partial reading ("limit reached", a reset time) keeps what else is known of the pool. Numbers that
 * it doesn't tell keep their age, so that the spends since still count, and go where a renewal has
 * overtaken them. What was used before "limit reached" is no longer what is used.
 */
function addPartial(
  kept: StoredPool,
  reading: Omit<PoolReading, 'partial'>,
  readAt: number,
): Omit<StoredPool, 'source'> {
  const { remaining, used, ...rest } = kept;
  const added = { ...rest, ...reading, label: kept.label };
  const renewed = overtaken(kept, readAt) || overtaken(added, readAt);
  if (renewed || reading.remaining !== undefined || reading.used !== undefined) return { ...added, readAt };
  const left = remaining ?? leftOf(reading.limit, used);
  return {
    ...added,
    ...(left === undefined ? {} : { remaining: left }),
    ...(used === undefined ? {} : { used }),
  };
}

/** Where one answer tells what was used and another one of how much: what is left of it. */
function leftOf(limit: number | undefined, used: number | undefined): number | undefined {
  return limit === undefined || used === undefined ? undefined : Math.max(0, exact(limit - used));
}
