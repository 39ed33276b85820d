import { type BudgetState, budgetState, periodOf } from '../core/budgets';
import type { LedgerReader } from './ledger/reader';
import { pricingOf, type WithPlans } from './pricing';
import type { Settings } from './schema';

/** How the budgets stand, by the roll-ups of their periods. Rejects where the ledger does. */
export async function budgetStates(
  settings: Settings,
  platforms: readonly WithPlans[],
  openLedger: () => Promise<Pick<LedgerReader, 'rollups'>>,
  now: number,
  zone: string,
): Promise<readonly BudgetState[]> {
  const periods = settings.budgets.map(({ per }) => periodOf(per, now, zone));
  const [first] = periods.map(({ from }) => from).sort();
  const [last] = periods.map(({ to }) => to).sort((a, b) => (a < b ? 1 : -1));
  if (first === undefined || last === undefined) return [];
  const rollups = await (await openLedger()).rollups({ from: first, to: last, conversations: false });
  const pricing = pricingOf(settings, platforms);
  return settings.budgets.map((budget) => budgetState(budget, rollups, pricing, now, zone));
}
