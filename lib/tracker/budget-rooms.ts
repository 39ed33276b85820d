import type { BudgetState } from '../core/budgets';
import { exact } from '../core/exact';
import { priceOf } from '../core/money';
import type { BudgetRoom } from '../core/preflight';
import { isMoney } from '../core/unit';
import { knownPlatforms } from '../platforms/known';
import { pricingOf } from '../storage/pricing';
import type { Settings } from '../storage/schema';
import type { State } from '../storage/state';

/**
 * What is left of each budget in the units of one platform's account: money by what a unit costs the person. A budget
 * whose currency no unit of the platform has a price in says nothing about it.
 */
export function budgetRooms(
  budgets: readonly BudgetState[],
  state: Pick<State, 'settings' | 'accounts' | 'sites'>,
  platform: string,
): readonly BudgetRoom[] {
  const records = state.accounts[platform] ?? [];
  const units = [...new Set(records.flatMap(({ pools }) => pools.map(({ unit }) => unit)))];
  const { prices } = pricingOf(state.settings, knownPlatforms(state.sites));
  return budgets
    .filter(({ budget }) => budget.platform === undefined || budget.platform === platform)
    .flatMap(({ budget, spent }) => {
      const left = exact(Math.max(0, budget.amount - spent));
      const own = budget.platform === platform;
      const room = (unit: string, amount: number): BudgetRoom => ({
        name: budget.name,
        unit,
        left: amount,
        own,
      });
      const converted = units.flatMap((unit) => {
        if (unit === budget.unit || !isMoney(budget.unit)) return [];
        const price = priceOf({ platform, account: records[0]?.account.id ?? '', pool: '', unit }, prices);
        if (price === undefined || price.currency !== budget.unit || Number(price.perUnit) <= 0) return [];
        return [room(unit, exact(left / Number(price.perUnit)))];
      });
      return [room(budget.unit, left), ...converted];
    });
}

/** Whether anybody is asked before requests of this platform, so that budgets are worth counting for it. */
export function asksBefore({ preflight }: Settings, platform: string, today: string): boolean {
  const own = preflight[platform];
  return own?.on === true && own.notOn !== today;
}
