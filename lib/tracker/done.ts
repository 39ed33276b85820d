import * as v from 'valibot';
import type { Done, FieldProblem } from '../messages';

/** The answers of commands: done, or what is wrong with which field. */
export const done: Done = { ok: true };

type Refused = Extract<Done, { readonly ok: false }>;

export function problem(field: string, message: string): Refused {
  return { ok: false, problems: [{ field, message }] };
}

/** What a schema found wrong, by the dot paths of the fields. */
export function problemsOf(issues: readonly v.BaseIssue<unknown>[]): FieldProblem[] {
  return issues.map((issue) => ({ field: v.getDotPath(issue) ?? '', message: issue.message }));
}
