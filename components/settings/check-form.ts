import * as v from 'valibot';
import type { FieldProblem } from '../../lib/messages';
import type { ParsedNumber } from './parse-number';

/** What a form holds, ready to be sent, or what is wrong beside which field. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/**
 * Checks a form's value by the schema that storage uses. `numbers` are the fields that were typed as
 * text, by their dot path: where one is no number, its own message stands for the schema's.
 */
export function checkForm<T>(
  schema: v.GenericSchema<unknown, T>,
  value: unknown,
  numbers: Readonly<Record<string, ParsedNumber>> = {},
): Checked<T> {
  const typed = Object.entries(numbers).flatMap(([field, parsed]) =>
    parsed.ok ? [] : [{ field, message: parsed.message }],
  );
  const parsed = v.safeParse(schema, value);
  if (parsed.success && typed.length === 0) return { ok: true, value: parsed.output };
  const issues = (parsed.issues ?? []).map((issue) => ({
    field: v.getDotPath(issue) ?? '',
    message: issue.message,
  }));
  return { ok: false, problems: firstOfEach([...typed, ...issues]) };
}

/** One message a field is enough to mend it. */
function firstOfEach(problems: readonly FieldProblem[]): readonly FieldProblem[] {
  return problems.filter(({ field }, at) => problems.findIndex((other) => other.field === field) === at);
}

/** A typed number as the schema gets it: NaN where it is none. */
export function numberOf(parsed: ParsedNumber): number {
  return parsed.ok ? parsed.value : Number.NaN;
}
