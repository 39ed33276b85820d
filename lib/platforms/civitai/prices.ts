import * as v from 'valibot';
import type { Task } from '../../core/quote/task';
import type { PriceDraft } from '../platform';
import { shaped } from '../read';
import { Amount, paidBy, Transactions } from './buzz';
import type { CallReader } from './call';
import { USUAL_TIP } from './tasks';

const WhatIf = v.object({
  cost: v.object({ total: v.pipe(Amount, v.minValue(0)), base: v.nullish(v.pipe(Amount, v.minValue(0))) }),
  transactions: Transactions,
});

/**
 * orchestrator.whatIfFromGraph: the price of what the form holds, in the colours that would pay. Without
 * `transactions` no colour is known, so no price is told. The page adds tips of its own on top of it (rounded up, from
 * the base price: FormFooter.tsx), and shows both together: so it is told twice, with the usual tip and without any.
 * Where several colours share it, nobody says which pays the tip.
 */
export const readWhatIf: CallReader = ({ data, place, task }) => {
  const { cost, transactions } = shaped(WhatIf, data, place);
  const paid = paidBy(transactions)?.filter(({ taken }) => taken > 0);
  if (task === undefined || paid === undefined) return {};
  const untipped = { ...task, settings: { ...task.settings, creatorTip: 0 } };
  const [first, ...others] = paid.map(({ colour, taken }) => priceOf(untipped, colour, taken));
  if (first === undefined) return {};
  if (others.length > 0 || typeof cost.base !== 'number') return { prices: [first, ...others] };
  const tip = Math.ceil(cost.base * USUAL_TIP);
  return { prices: [first, priceOf(task, first.pool, cost.total + tip)] };
};

function priceOf(
  { feature, model, count, seconds, settings }: Task,
  pool: string,
  amount: number,
): PriceDraft {
  return {
    ...{ pool, unit: 'credit', feature, amount },
    ...(model === undefined ? {} : { model }),
    ...(count === undefined ? {} : { count }),
    ...(seconds === undefined ? {} : { seconds }),
    ...(settings === undefined ? {} : { settings }),
  };
}
