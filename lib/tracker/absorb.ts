import { mergeReading, type StoredPool } from '../core/balance';
import { keepSamples, sampleBetween } from '../core/learn';
import { learnedQuote, type Sample } from '../core/quote';
import type { Spend } from '../core/reading';
import type { Findings } from '../platforms/platform';
import type { AccountRecord } from '../storage/schema';

/** Findings on their way into an account's record. Times in ms. */
export interface Arrival {
  /** Unique to the exchange; the same report delivered again has the same. */
  readonly reportId: string;
  readonly endpoint: string;
  readonly findings: Findings;
  /** When the request was sent: the time of its spends. */
  readonly sentAt: number;
  /** The instant that its readings speak of. */
  readonly readAt: number;
}

const MAX_SEEN = 600;
const MAX_SPENDS = 300;
const KEEP_SPENDS = 24 * 3_600_000;

/**
 * The record after an arrival; undefined if this very arrival was absorbed before. Spends known by
 * their own id (another tab told of the same generation) are left out. Times in the future are taken
 * as now: a page's clock, or a forger, must not make a spend that no reading ever covers.
 */
export function absorb(record: AccountRecord, arrival: Arrival, now: number): AccountRecord | undefined {
  const reportKey = `r:${arrival.reportId}`;
  if (record.seen.includes(reportKey)) return undefined;
  const { findings } = arrival;
  const readAt = Math.min(arrival.readAt, now);
  const fresh = newSpends(record, arrival, Math.min(arrival.sentAt, now));
  const known = [...record.spends, ...fresh];
  const plan = findings.account?.plan ?? findings.plan ?? record.account.plan;
  const before = plan === record.account.plan ? record.pools : record.pools.map(withoutPeak);
  const readings = findings.pools ?? [];
  const samples = readings.flatMap((pool) => {
    const sample = sampleBetween(
      before.find(({ id }) => id === pool.id),
      pool,
      readAt,
      known,
    );
    return sample === undefined ? [] : [sample];
  });
  const pools = mergePools(before, arrival, readAt);
  const label = findings.account?.label ?? record.account.label;
  return {
    ...record,
    account: {
      id: record.account.id,
      ...(label === undefined ? {} : { label }),
      ...(plan === undefined ? {} : { plan }),
    },
    pools,
    spends: keepSpends([...known, ...learnedSpends(fresh, pools, record.samples)], pools, now),
    samples: [...keepSamples(record.samples, samples)],
    seen: [...record.seen, reportKey, ...fresh.map(({ id }) => `s:${id}`)].slice(-MAX_SEEN),
    seenAt: now,
    health: readings.length > 0 ? { inARow: 0 } : record.health,
    readAt: { ...record.readAt, [arrival.endpoint]: now },
  };
}

function newSpends(record: AccountRecord, arrival: Arrival, at: number): Spend[] {
  return (arrival.findings.spends ?? [])
    .map((draft, index) => ({ ...draft, id: (draft.id ?? `${arrival.reportId}#${index}`).slice(0, 200), at }))
    .filter(({ id }) => !record.seen.includes(`s:${id}`));
}

/**
 * Spends that name no pool lower the pools whose share a similar one took before, until the next
 * reading tells: `learned`, so shown as estimated.
 */
function learnedSpends(
  spends: readonly Spend[],
  pools: readonly StoredPool[],
  samples: readonly Sample[],
): Spend[] {
  return spends
    .filter(({ pool }) => pool === undefined)
    .flatMap((spend) =>
      pools.flatMap((pool) => {
        const quote = learnedQuote(samples, pool.id, spend.feature ?? 'message', spend.model);
        if (quote === undefined || quote.unit !== pool.unit || pool.readAt >= spend.at) return [];
        return [
          {
            ...spend,
            id: `${spend.id}>${pool.id}`,
            pool: pool.id,
            unit: pool.unit,
            amount: quote.amount,
            basis: 'learned' as const,
          },
        ];
      }),
    );
}

function mergePools(
  kept: readonly StoredPool[],
  { endpoint, findings }: Arrival,
  readAt: number,
): StoredPool[] {
  const readings = findings.pools ?? [];
  const merged = kept
    .filter(
      (pool) =>
        !(
          findings.complete &&
          pool.source === endpoint &&
          pool.readAt <= readAt &&
          !readings.some(({ id }) => id === pool.id)
        ),
    )
    .map((pool) => {
      const reading = readings.find(({ id }) => id === pool.id);
      return reading === undefined ? pool : mergeReading(pool, reading, readAt, endpoint);
    });
  const added = readings.filter(({ id }) => !kept.some((pool) => pool.id === id));
  return [...merged, ...added.map((reading) => mergeReading(undefined, reading, readAt, endpoint))];
}

/** Spends that some pool's reading may not include yet, newest last. */
function keepSpends(spends: readonly Spend[], pools: readonly StoredPool[], now: number): Spend[] {
  const live = pools.filter(({ quiet }) => !quiet);
  return spends
    .filter((spend) => {
      if (now - spend.at > KEEP_SPENDS) return false;
      const concerned = live.filter((pool) => spend.pool === undefined || pool.id === spend.pool);
      return concerned.length === 0 || concerned.some((pool) => pool.readAt < spend.at);
    })
    .slice(-MAX_SPENDS);
}

function withoutPeak({ peak: _peak, ...pool }: StoredPool): StoredPool {
  return pool;
}
