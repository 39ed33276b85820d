import { formatAmount } from '../../lib/core/format';
import type { DaySpent } from '../../lib/core/recent-use';

/**
 * `30 credits today`, `≈ $1.20 and 3 messages today`, `2 spends of unknown amount today`. Undefined where nothing was
 * seen spent. Units are never added.
 */
export function todayWords(spent: readonly DaySpent[], locale?: string): string | undefined {
  const known = spent
    .filter(({ amount }) => amount > 0)
    .map(({ amount, unit, estimated }) => `${estimated ? '≈ ' : ''}${formatAmount(amount, unit, locale)}`);
  const uncounted = spent.reduce((sum, { uncounted: some }) => sum + some, 0);
  const unknown =
    uncounted === 0 ? [] : [`${uncounted === 1 ? '1 spend' : `${uncounted} spends`} of unknown amount`];
  const all = [...known, ...unknown];
  return all.length === 0 ? undefined : `${new Intl.ListFormat('en').format(all)} today`;
}
