import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Reader } from '../platform';
import { shaped } from '../read';

/** google.type.Money: int64 as text, and billionths; Protobuf's JSON leaves out what is 0. */
const Money = v.object({
  currencyCode: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'a currency')),
  units: v.optional(v.pipe(v.string(), v.regex(/^\d{1,12}$/, 'an amount'), v.transform(Number))),
  nanos: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(999_999_999))),
});

const Budgets = v.object({
  budgets: v.optional(
    v.array(
      v.object({
        name: v.pipe(v.string(), v.regex(/\/budgets\/[\w-]{1,100}$/, 'the name of a budget')),
        displayName: v.optional(v.string()),
        amount: v.object({ specifiedAmount: v.optional(Money) }),
        thresholdRules: v.optional(v.array(v.object({ thresholdPercent: v.optional(v.number()) })), []),
      }),
    ),
    [],
  ),
});
type Budget = v.InferOutput<typeof Budgets>['budgets'][number];

/**
 * GET /v1/billingAccounts/{id}/budgets: amounts and when Google warns. What is spent is not in it, and budgets stop
 * nothing, so they are quiet. A budget of "as much as last time" has no amount, and is left out.
 */
export const readBudgets: Reader = (answer) => {
  const { budgets } = shaped(Budgets, answer.json);
  return { pools: budgets.flatMap(poolOf), complete: true };
};

function poolOf({ name, displayName, amount, thresholdRules }: Budget): readonly PoolReading[] {
  const { specifiedAmount: money } = amount;
  if (money === undefined || (money.units ?? money.nanos) === undefined) return [];
  const alerts = thresholdRules.flatMap(({ thresholdPercent: part }) =>
    part === undefined ? [] : [`${exact(part * 100)}%`],
  );
  const warns =
    alerts.length === 0 ? '' : `, warns at ${new Intl.ListFormat('en').format([...new Set(alerts)])}`;
  return [
    {
      id: `budget:${name.slice(name.lastIndexOf('/') + 1)}`,
      label: `Budget ${displayName || name.slice(name.lastIndexOf('/') + 1)}${warns}`,
      unit: money.currencyCode,
      limit: exact((money.units ?? 0) + (money.nanos ?? 0) / 1e9),
      quiet: true,
    },
  ];
}
