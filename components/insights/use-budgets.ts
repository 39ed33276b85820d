import type { BudgetState } from '../../lib/core/budgets';
import { budgetStates } from '../../lib/storage/budget-states';
import type { LedgerReader } from '../../lib/storage/ledger/reader';
import type { WithPlans } from '../../lib/storage/pricing';
import type { Settings } from '../../lib/storage/schema';
import { useRead } from './use-read';

/** How the budgets stand now, whatever the filters. Empty until the ledger has been read. */
export function useBudgets(
  reader: Pick<LedgerReader, 'rollups'>,
  settings: Settings,
  platforms: readonly WithPlans[],
  { now, zone, today, stamp }: { now: number; zone: string; today: string; stamp: number },
): readonly BudgetState[] {
  const { budgets, money, grants } = settings;
  const key = budgets.length === 0 ? undefined : JSON.stringify([budgets, money, grants, today]);
  const read = useRead(key, stamp, () => budgetStates(settings, platforms, async () => reader, now, zone));
  return read.value ?? [];
}
