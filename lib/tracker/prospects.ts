import { type BudgetState, budgetState, periodOf } from '../core/budgets';
import type { ForecastSummary } from '../core/warnings/signal';
import type { Subject } from '../core/warnings/subject';
import type { LedgerReader } from '../storage/ledger/reader';
import { pricingOf } from '../storage/pricing';
import type { Settings } from '../storage/schema';

/** What warnings need besides the balances: it follows from the history. */
export interface Prospects {
  readonly budgets: readonly BudgetState[];
  readonly forecasts: ReadonlyMap<Subject, ForecastSummary>;
}

export const noProspects: Prospects = { budgets: [], forecasts: new Map() };

/** How the budgets stand, by the roll-ups of their periods. Rejects where the ledger does. */
export async function budgetStates(
  settings: Settings,
  ledger: () => Promise<Pick<LedgerReader, 'rollups'>>,
  now: number,
  zone: string,
): Promise<readonly BudgetState[]> {
  const periods = settings.budgets.map(({ per }) => periodOf(per, now, zone));
  const [first] = periods.map(({ from }) => from).sort();
  const [last] = periods.map(({ to }) => to).sort((a, b) => (a < b ? 1 : -1));
  if (first === undefined || last === undefined) return [];
  const rollups = await (await ledger()).rollups({ from: first, to: last });
  const pricing = pricingOf(settings);
  return settings.budgets.map((budget) => budgetState(budget, rollups, pricing, now, zone));
}
