import { useEffect, useState } from 'react';
import type { BudgetState } from '../../lib/core/budgets';
import type { Ledger } from '../../lib/storage/ledger/ledger';
import type { State } from '../../lib/storage/state';
import { budgetStates } from '../../lib/tracker/budget-states';

/**
 * How the budgets stand; none until the ledger has been read, and none where it can't be. Read anew when
 * storage changes: that is also how the background says that the ledger has. `openLedger` stays the same.
 */
export function useBudgetStates(
  state: State | undefined,
  openLedger: () => Promise<Ledger>,
  zone: string,
): readonly BudgetState[] {
  const [states, setStates] = useState<readonly BudgetState[]>([]);
  useEffect(() => {
    if (state === undefined) return;
    let ended = false;
    const read = async () => {
      try {
        return await budgetStates(state.settings, openLedger, Date.now(), zone);
      } catch (error) {
        console.error('Credit Gauge: budgets', error);
        return [];
      }
    };
    void read().then((found) => {
      if (!ended) setStates(found);
    });
    return () => {
      ended = true;
    };
  }, [state, openLedger, zone]);
  return states;
}
