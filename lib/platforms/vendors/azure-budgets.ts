import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import { fields } from '../../wire/pick';
import type { Reader } from '../platform';
import { shaped } from '../read';
import { instant, nextUtcMonth } from '../time';

/**
 * What is read of a list of Microsoft.Consumption/budgets (learn.microsoft.com/rest/api/consumption/budgets, 2024-08-01).
 * Left out: whom a budget writes to, and what it filters by.
 */
export const budgetsPick = {
  keys: {
    value: {
      each: {
        keys: {
          ...fields('id', 'name').keys,
          properties: {
            keys: {
              ...fields('amount', 'category', 'timeGrain').keys,
              currentSpend: fields('amount', 'unit'),
              timePeriod: fields('endDate'),
            },
          },
        },
      },
    },
  },
} as const;

const Amount = v.pipe(v.number(), v.finite());

const Budgets = v.object({
  value: v.array(
    v.object({
      id: v.string(),
      name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)),
      properties: v.object({
        amount: v.optional(Amount),
        category: v.optional(v.string(), 'Cost'),
        timeGrain: v.optional(v.string()),
        currentSpend: v.optional(
          v.object({ amount: Amount, unit: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'a currency')) }),
        ),
        timePeriod: v.optional(v.object({ endDate: v.optional(v.string()) })),
      }),
    }),
  ),
});
type Budget = v.InferOutput<typeof Budgets>['value'][number];

/**
 * GET …/providers/Microsoft.Consumption/budgets: what is spent of each budget of money that goes on. Azure counts the
 * spending some hours late, and a budget stops nothing.
 */
export const readAzureBudgets: Reader = (answer) => ({
  pools: shaped(Budgets, answer.json).value.flatMap((budget) => poolOf(budget, answer.now)),
  complete: true,
});

function poolOf({ id, name, properties }: Budget, now: number): readonly PoolReading[] {
  const { amount: limit, category, timeGrain, currentSpend, timePeriod } = properties;
  const end = instant(timePeriod?.endDate ?? '');
  if (limit === undefined || currentSpend === undefined || category !== 'Cost') return [];
  if (end !== undefined && end <= now) return [];
  // The name is unique only within what the budget is of.
  const group = /\/resourceGroups\/([^/]+)\//i.exec(id)?.[1];
  return [
    {
      id: `budget:${group ?? ''}/${name}`.slice(0, 200),
      label: group === undefined ? `Budget ${name}` : `Budget ${name} of ${group}`,
      unit: currentSpend.unit,
      limit,
      used: currentSpend.amount,
      remaining: exact(Math.max(0, limit - currentSpend.amount)),
      ...renewal(timeGrain, now),
    },
  ];
}

/** The grains by the calendar begin at midnight UTC; those by the billing month begin when the invoice says. */
function renewal(timeGrain: string | undefined, now: number): Pick<PoolReading, 'resetsAt' | 'refills'> {
  const date = new Date(now);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const next =
    timeGrain === 'Monthly'
      ? nextUtcMonth(now)
      : timeGrain === 'Quarterly'
        ? Date.UTC(year, month - (month % 3) + 3)
        : timeGrain === 'Annually'
          ? Date.UTC(year + 1, 0)
          : undefined;
  return next === undefined ? {} : { resetsAt: next, refills: true };
}
