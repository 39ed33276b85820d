import * as v from 'valibot';
import type { ConversationProject, SpendEntry } from '../../core/entry';
import type { DayDraws } from '../../core/ledger/draws';
import type { ReadingSpan } from '../../core/ledger/spans';
import { readingsIn } from '../../core/ledger/spans';
import type { DayRows, DayTotals } from '../../core/ledger/totals';
import { ConversationProjectSchema, ReadingEntrySchema, SpendEntrySchema } from './entry-schema';

/**
 * Whether a stored row is one of ours. Rows that a look back can make anew (totals, draws) are looked at just as
 * far as reading and adding up need, since a month has thousands of them.
 */
const decimal = v.pipe(v.string(), v.regex(/^-?\d+(\.\d+)?$/));

const DetailsSchema = v.object({
  rows: v.array(
    v.object({
      pool: v.string(),
      unit: v.string(),
      model: v.string(),
      feature: v.string(),
      conversation: v.string(),
      project: v.string(),
      amount: decimal,
      estimated: decimal,
      spends: v.number(),
      uncounted: v.number(),
    }),
  ),
});

const TotalsSchema = v.object({
  ...DetailsSchema.entries,
  hours: v.pipe(v.array(v.number()), v.length(24)),
});

const DrawsSchema = v.object({
  rows: v.array(v.object({ pool: v.string(), unit: v.string(), amount: decimal, pairs: v.number() })),
});

export function isTotals(row: unknown): row is DayTotals {
  return v.is(TotalsSchema, row);
}

export function isDetails(row: unknown): row is DayRows {
  return v.is(DetailsSchema, row);
}

export function isDraws(row: unknown): row is DayDraws {
  return v.is(DrawsSchema, row);
}

export function isSpend(row: unknown): row is SpendEntry {
  return v.is(SpendEntrySchema, row);
}

export function isProject(row: unknown): row is ConversationProject {
  return v.is(ConversationProjectSchema, row);
}

const EndsSchema = v.object({ numbers: v.string(), from: v.number(), until: v.number() });

export function isSpan(row: unknown): row is ReadingSpan {
  if (!v.is(EndsSchema, row) || row.from > row.until) return false;
  // Its readings are what is checked: whatever else it holds, they are all that anybody takes from it.
  return readingsIn(row as unknown as ReadingSpan).every((reading) => v.is(ReadingEntrySchema, reading));
}
