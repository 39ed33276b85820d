import type { Rollup } from '../rollup';
import { inScope, type Scope } from './aggregate';
import { fromScaled, placesOf, toScaled } from './scaled';

/**
 * The rows of a scope, summed up by platform, account, pool and unit: what a price may depend on. A few dozen instead
 * of thousands, so that exact but slow arithmetic can follow. `day` is the last one of the scope, the rest is not told.
 */
export function byPool(rows: readonly Rollup[], scope: Scope): readonly Rollup[] {
  const own = rows.filter((row) => inScope(row, scope));
  const places = own.reduce(
    (most, { amount, estimated }) => Math.max(most, placesOf([amount, estimated])),
    0,
  );
  const sums = new Map<
    string,
    { row: Rollup; amount: bigint; estimated: bigint; spends: number; uncounted: number }
  >();
  for (const row of own) {
    const key = `${row.platform}\n${row.account}\n${row.pool}\n${row.unit}`;
    let sum = sums.get(key);
    if (sum === undefined) {
      sum = { row, amount: 0n, estimated: 0n, spends: 0, uncounted: 0 };
      sums.set(key, sum);
    }
    sum.amount += toScaled(row.amount, places);
    sum.estimated += toScaled(row.estimated, places);
    sum.spends += row.spends;
    sum.uncounted += row.uncounted;
  }
  return [...sums.values()].map(({ row, amount, estimated, spends, uncounted }) => ({
    day: scope.to,
    platform: row.platform,
    account: row.account,
    pool: row.pool,
    unit: row.unit,
    model: '',
    feature: '',
    conversation: '',
    project: '',
    amount: fromScaled(amount, places),
    estimated: fromScaled(estimated, places),
    spends,
    uncounted,
  }));
}
