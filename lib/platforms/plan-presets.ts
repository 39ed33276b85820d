import type { PlanTable } from '../core/advisor/plan-table';
import type { PlanPreset } from './platform';

/** What the plans of a table include, each as a preset for a limit by hand. */
export function presetsOf({ plans }: PlanTable): readonly PlanPreset[] {
  return plans.flatMap((plan) =>
    plan.included
      .filter(({ spare }) => spare !== true)
      .map(({ id, label, amount, unit, renewal, asOf, source, confidence }) => ({
        id: label === undefined ? plan.id : `${plan.id}-${id}`,
        name: label === undefined ? plan.name : `${plan.name}: ${label}`,
        amount,
        unit,
        renewal,
        asOf,
        source,
        confidence,
      })),
  );
}
