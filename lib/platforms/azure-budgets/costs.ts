import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { Reader } from '../platform';
import { refuse, shaped } from '../read';
import { nextUtcMonth } from '../time';

/** What is asked: the sum of this calendar month, a row for each currency. */
export const thisMonth = JSON.stringify({
  type: 'ActualCost',
  timeframe: 'MonthToDate',
  dataset: { granularity: 'None', aggregation: { totalCost: { name: 'Cost', function: 'Sum' } } },
});

const Answered = v.object({
  properties: v.object({
    nextLink: v.optional(v.number()),
    columns: v.array(v.object({ name: v.string() })),
    rows: v.array(v.array(v.unknown())),
  }),
});

const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));
const Currency = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'a currency'));

/**
 * POST …/Microsoft.CostManagement/query: what was spent, in columns whose order varies. Without a row nothing is known:
 * subscriptions that a sponsorship pays for are answered so, too.
 */
export const readCosts: Reader = (answer) => {
  const { nextLink, columns, rows } = shaped(Answered, answer.json).properties;
  if (nextLink !== undefined)
    return refuse('changed-shape', 'properties.nextLink', 'The costs go on on a second page.');
  const column = (wanted: string) => {
    const index = columns.findIndex(({ name }) => name === wanted);
    return index === -1
      ? refuse('changed-shape', 'properties.columns', `Expected a column "${wanted}".`)
      : index;
  };
  const [cost, currency] = [column('Cost'), column('Currency')];
  const pools = rows.map((row, index) => {
    const at = `properties.rows[${index}]`;
    const unit = shaped(Currency, row[currency] as never, `${at}[${currency}]`);
    return {
      id: `spent:${unit}`,
      label: 'Spent this month',
      unit,
      used: exact(shaped(Amount, row[cost] as never, `${at}[${cost}]`)),
      resetsAt: nextUtcMonth(answer.now),
      quiet: true as const,
    };
  });
  if (new Set(pools.map(({ id }) => id)).size < pools.length)
    return refuse('changed-shape', 'properties.rows', 'There are several sums in one currency.');
  return { pools, complete: true };
};
