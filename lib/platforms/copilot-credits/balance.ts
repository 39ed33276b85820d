import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import type { Reader } from '../platform';
import { shaped } from '../read';

const Quantity = v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0)));

const Balance = v.object({
  billingMethodBalances: v.array(
    v.object({
      billingMethod: v.string(),
      consumedQuantity: Quantity,
      purchasedQuantity: Quantity,
      remainingQuantity: Quantity,
      unit: v.nullish(v.pipe(v.string(), v.maxLength(40))),
    }),
  ),
});
type Row = v.InferOutput<typeof Balance>['billingMethodBalances'][number];

const labels: Readonly<Record<string, string>> = {
  prepaidCredits: 'Prepaid Copilot Credits',
  payAsYouGo: 'Pay as you go',
};

/**
 * GET …/getTenantCreditBalance: a row for each way to pay. What is left is what Microsoft says, which is not what was
 * bought without what was used; where there is no purse it is absent. Ways that nobody knows are left out.
 */
export const readBalance: Reader = (answer) => ({
  pools: shaped(Balance, answer.json).billingMethodBalances.flatMap(poolOf),
  complete: true,
});

function poolOf(row: Row): readonly PoolReading[] {
  const label = Object.hasOwn(labels, row.billingMethod) ? labels[row.billingMethod] : undefined;
  const { consumedQuantity: used, purchasedQuantity: limit, remainingQuantity: remaining, unit } = row;
  if (label === undefined || (used ?? remaining) == null) return [];
  return [
    {
      id: row.billingMethod,
      label,
      // The names of the units are not published; the API counts in credits.
      unit: unit == null || /credit/i.test(unit) ? 'credit' : unit,
      ...(used == null ? {} : { used }),
      ...(limit == null ? {} : { limit }),
      ...(remaining == null ? { quiet: true as const } : { remaining }),
    },
  ];
}
