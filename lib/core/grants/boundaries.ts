import type { BurnDownCase, EndedBy, Reset } from './burn-down';
import { endOf, isActive } from './span';

/** An instant at which the burning order or a balance changes other than by use. */
export interface Boundary {
  readonly at: number;
  readonly reset?: Reset;
  /** Ids of the grants that are full again. */
  readonly recurring: ReadonlySet<string>;
  /** Why a segment that ends here ends. */
  readonly endedBy: EndedBy;
}

/** All boundaries from `from` to `until`, both included, oldest first; `from` and `until` themselves always are. */
export function boundariesOf(
  { grants, resets = [] }: BurnDownCase,
  from: number,
  until: number,
): readonly Boundary[] {
  const found = new Map<number, { reset?: Reset; recurring: Set<string>; reasons: Set<EndedBy> }>();
  const at = (instant: number) => {
    const known = found.get(instant) ?? { recurring: new Set<string>(), reasons: new Set<EndedBy>() };
    found.set(instant, known);
    return known;
  };
  const note = (instant: number, reason: EndedBy) => {
    if (from <= instant && instant <= until) at(instant).reasons.add(reason);
  };
  at(from);
  at(until).reasons.add('end');
  for (const reset of resets) {
    note(reset.at, 'reset');
    if (from <= reset.at && reset.at <= until) at(reset.at).reset = reset;
  }
  for (const grant of grants) {
    const end = endOf(grant);
    if (end <= grant.effectiveAt) continue;
    note(grant.effectiveAt, 'beginning');
    if (Number.isFinite(end)) note(end, end === grant.voidedAt ? 'void' : 'expiry');
    const first = Math.max(from, grant.effectiveAt);
    const recurrences = first <= until ? (grant.recurs?.between(first, until + 1) ?? []) : [];
    for (const instant of recurrences) {
      if (!isActive(grant, instant)) continue;
      note(instant, 'recurrence');
      at(instant).recurring.add(grant.id);
    }
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([instant, { reasons, ...rest }]) => ({ at: instant, ...rest, endedBy: foremost(reasons) }));
}

const reasonsByWeight: readonly EndedBy[] = ['reset', 'recurrence', 'expiry', 'void', 'beginning', 'end'];

function foremost(reasons: ReadonlySet<EndedBy>): EndedBy {
  return reasonsByWeight.find((reason) => reasons.has(reason)) ?? 'end';
}
