import { dayNumber, dayOf } from '../../core/ledger/day';
import type { RollupQuery } from '../../core/rollup';
import type { DayKey, DerivedStore, LedgerDb, Reading } from './database';
import { beginningWith, daysFrom } from './ranges';

/** The rows of these days, sorted by their keys. */
export async function readDays<N extends DerivedStore>(
  tx: Reading,
  name: N,
  { from, to, platform, account }: RollupQuery,
): Promise<LedgerDb[N]['value'][]> {
  if (from > to) return [];
  const rows =
    platform === undefined
      ? await tx.objectStore(name).getAll(daysFrom(from, to))
      : await readPlatform(tx, name, platform, from, to);
  return account === undefined ? rows : rows.filter((row) => row.account === account);
}

/** Keys begin with the day, so a platform's rows are a stretch in each day: a request a day, all at once. */
async function readPlatform<N extends DerivedStore>(
  tx: Reading,
  name: N,
  platform: string,
  from: string,
  to: string,
): Promise<LedgerDb[N]['value'][]> {
  const store = tx.objectStore(name);
  const range = daysFrom(from, to);
  const [first, last] = await Promise.all([store.openKeyCursor(range), store.openKeyCursor(range, 'prev')]);
  if (first === null || last === null) return [];
  const start = dayNumber((first.key as DayKey)[0]);
  const end = dayNumber((last.key as DayKey)[0]);
  const days = Array.from({ length: end - start + 1 }, (_, index) => dayOf(start + index));
  const rows = await Promise.all(days.map((day) => store.getAll(beginningWith(day, platform))));
  return rows.flat();
}
