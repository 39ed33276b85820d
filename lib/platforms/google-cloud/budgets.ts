import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Reader } from '../platform';
import { shaped } from '../read';
import { nextPacificMonth, nextPacificQuarter, nextPacificYear } from '../vendors/pacific';

/** google.type.Money: int64 as text, and billionths; Protobuf's JSON leaves out what is 0. */
const Money = v.object({
  currencyCode: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'a currency')),
  units: v.optional(v.pipe(v.string(), v.regex(/^\d{1,12}$/, 'an amount'), v.transform(Number))),
  nanos: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(999_999_999))),
});

/** google.type.Date: parts that are 0 are left out. */
const Day = v.object({ year: v.number(), month: v.number(), day: v.number() });

/** Where Google puts what it knows no word for, we say nothing. */
const Period = v.object({
  calendarPeriod: v.optional(v.string()),
  customPeriod: v.optional(v.object({ startDate: v.optional(Day), endDate: v.optional(Day) })),
});
type Period = v.InferOutput<typeof Period>;

const Rule = v.object({ thresholdPercent: v.optional(v.number()), spendBasis: v.optional(v.string()) });
type Rule = v.InferOutput<typeof Rule>;

const Budgets = v.object({
  budgets: v.optional(
    v.array(
      v.object({
        name: v.pipe(v.string(), v.regex(/\/budgets\/[\w-]{1,100}$/, 'the name of a budget')),
        displayName: v.optional(v.string()),
        amount: v.object({ specifiedAmount: v.optional(Money) }),
        budgetFilter: v.optional(Period, {}),
        thresholdRules: v.optional(v.array(Rule), []),
      }),
    ),
    [],
  ),
});
type Budget = v.InferOutput<typeof Budgets>['budgets'][number];

/**
 * GET /v1/billingAccounts/{id}/budgets: amounts, for how long, and when Google warns. What is spent is not in it, and
 * budgets stop nothing, so they are quiet. A budget of "as much as last time" has no amount and no currency, and is left
 * out.
 */
export const readBudgets: Reader = (answer) => {
  const { budgets } = shaped(Budgets, answer.json);
  return { pools: budgets.flatMap((budget) => poolOf(budget, answer.now)), complete: true };
};

function poolOf(
  { name, displayName, amount, budgetFilter, thresholdRules }: Budget,
  now: number,
): readonly PoolReading[] {
  const { specifiedAmount: money } = amount;
  if (money === undefined || (money.units ?? money.nanos) === undefined) return [];
  const { says, resetsAt } = periodOf(budgetFilter, now);
  return [
    {
      id: `budget:${name.slice(name.lastIndexOf('/') + 1)}`,
      label: [
        `Budget ${displayName || name.slice(name.lastIndexOf('/') + 1)}${says}`,
        ...warnings(thresholdRules),
      ].join(', '),
      unit: money.currencyCode,
      limit: exact((money.units ?? 0) + (money.nanos ?? 0) / 1e9),
      ...(resetsAt === undefined ? {} : { resetsAt }),
      quiet: true,
    },
  ];
}

/** Calendar times begin at midnight by Pacific time, the reference says. */
const calendar: Readonly<Record<string, { readonly says: string; readonly next: (now: number) => number }>> =
  {
    MONTH: { says: ' a month', next: nextPacificMonth },
    QUARTER: { says: ' a quarter', next: nextPacificQuarter },
    YEAR: { says: ' a year', next: nextPacificYear },
  };

function periodOf(
  { calendarPeriod = '', customPeriod }: Period,
  now: number,
): { readonly says: string; readonly resetsAt?: number } {
  const known = calendar[calendarPeriod];
  if (known !== undefined) return { says: known.says, resetsAt: known.next(now) };
  const { startDate: from, endDate: to } = customPeriod ?? {};
  return {
    says: `${from === undefined ? '' : ` from ${dayOf(from)}`}${to === undefined ? '' : ` to ${dayOf(to)}`}`,
  };
}

function dayOf({ year, month, day }: v.InferOutput<typeof Day>): string {
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}

/** Some are about what is spent, some about what Google expects to be spent by the end. */
function warnings(rules: readonly Rule[]): readonly string[] {
  const at = (forecast: boolean) => [
    ...new Set(
      rules
        .filter(({ spendBasis }) => (spendBasis === 'FORECASTED_SPEND') === forecast)
        .flatMap(({ thresholdPercent: part }) => (part === undefined ? [] : [`${exact(part * 100)}%`])),
    ),
  ];
  const list = (parts: readonly string[]) => new Intl.ListFormat('en').format(parts);
  const [spent, expected] = [at(false), at(true)];
  return [
    ...(spent.length === 0 ? [] : [`warns at ${list(spent)}`]),
    ...(expected.length === 0 ? [] : [`warns when ${list(expected)} is forecast`]),
  ];
}
