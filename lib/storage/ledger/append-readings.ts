import type { ReadingEntry } from '../../core/entry';
import { type DrawChange, DrawTally } from '../../core/ledger/draws';
import { covers, joinSpans, type ReadingSpan, readingsOf, spanOf } from '../../core/ledger/spans';
import { DamagedRows } from './damage';
import { rawStore, type Writing } from './database';
import { poolDays } from './ranges';
import type { PoolKey } from './reader';
import { isSpan } from './rows';

export interface ReadingsWritten {
  /** Those that told something that was not in the ledger yet. */
  readonly fresh: number;
  readonly unchanged: number;
  readonly touched: readonly PoolKey[];
  readonly changes: readonly DrawChange[];
}

/** Adds readings to the spans of their days, pool by pool, and tells what that changes in the draws. Throws DamagedRows. */
export async function appendReadings(
  tx: Writing,
  readings: readonly ReadingEntry[],
): Promise<ReadingsWritten> {
  const draws = new DrawTally();
  const touched: PoolKey[] = [];
  let fresh = 0;
  for (const group of byPool(readings)) {
    const stretch = await readStretch(tx, group);
    if (!stretch.every(isSpan)) throw new DamagedRows(group);
    const { spans, changed, news } = joined(stretch, group);
    fresh += news;
    if (changed.length === 0) continue;
    touched.push(poolOf(group));
    draws.replace(readingsOf(stretch), readingsOf(spans));
    for (const span of changed) rawStore(tx, 'readings').put(span);
  }
  return { fresh, unchanged: readings.length - fresh, touched, changes: draws.changes() };
}

type Group = readonly [ReadingEntry, ...ReadingEntry[]];

function byPool(readings: readonly ReadingEntry[]): readonly Group[] {
  const groups = new Map<string, [ReadingEntry, ...ReadingEntry[]]>();
  for (const reading of readings) {
    const key = JSON.stringify([reading.platform, reading.account, reading.pool]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [reading]);
    else group.push(reading);
  }
  return [...groups.values()];
}

function poolOf([{ platform, account, pool }]: Group): PoolKey {
  return { platform, account, pool };
}

/**
 * What is stored of the days of these readings, and of the next day before and after that has readings: nothing else
 * stands next to one of them.
 */
async function readStretch(tx: Writing, group: Group): Promise<ReadingSpan[]> {
  const store = tx.objectStore('readings');
  const pool = poolOf(group);
  const key = [pool.platform, pool.account, pool.pool] as const;
  const days = group.map(({ day }) => day).sort();
  const first = days[0] ?? '';
  const last = days[days.length - 1] ?? '';
  const [before, after] = await Promise.all([
    store.openKeyCursor(IDBKeyRange.bound([...key], [...key, first], false, true), 'prev'),
    store.openKeyCursor(IDBKeyRange.bound([...key, last, []], [...key, []])),
  ]);
  return store.getAll(poolDays(pool, before?.key[3] ?? first, after?.key[3] ?? last));
}

function joined(
  stored: readonly ReadingSpan[],
  readings: readonly ReadingEntry[],
): { spans: readonly ReadingSpan[]; changed: readonly ReadingSpan[]; news: number } {
  const keyOf = ({ day, numbers }: ReadingSpan) => JSON.stringify([day, numbers]);
  const spans = new Map(stored.map((span) => [keyOf(span), span]));
  const changed = new Set<string>();
  let news = 0;
  for (const reading of readings) {
    const span = spanOf(reading);
    const key = keyOf(span);
    const before = spans.get(key);
    if (before !== undefined && covers(before, span)) continue;
    spans.set(key, before === undefined ? span : joinSpans(before, span));
    changed.add(key);
    news++;
  }
  const rows = [...spans];
  return {
    spans: rows.map(([, span]) => span),
    changed: rows.filter(([key]) => changed.has(key)).map(([, span]) => span),
    news,
  };
}
