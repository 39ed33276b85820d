import * as v from 'valibot';
import { IsoTime } from '../iso-time';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';

const pool = { id: 'compute-points', label: 'Compute points', unit: 'point' } as const;

const Points = v.pipe(v.number(), v.finite());
const ComputePoints = v.object({
  success: v.literal(true),
  result: v.object({ totalComputePoints: v.pipe(Points, v.minValue(0)), computePointsLeft: Points }),
});

/**
 * GET _getOrganizationComputePoints: the points of the organisation's month, and what is left of them. Partial, since
 * the other answer tells when they are given anew. An organisation without points has no meter.
 */
export function readComputePoints(answer: Answer): Findings {
  refuseErrors(answer);
  const { totalComputePoints: limit, computePointsLeft } = shaped(ComputePoints, answer.json).result;
  if (limit === 0 && computePointsLeft <= 0) return { pools: [], complete: true };
  // Overdrawn: nothing is left.
  const remaining = Math.max(0, computePointsLeft);
  return {
    // More is left than the month gives: then that is no limit of it.
    pools: [{ ...pool, remaining, ...(remaining <= limit ? { limit } : {}), partial: true }],
    complete: true,
  };
}

const Billing = v.object({
  success: v.literal(true),
  result: v.object({ nextBillingDate: v.nullish(IsoTime), currentTier: v.nullish(v.string()) }),
});

/** POST _getBillingInfo: the plan, and when the points are given anew. */
export function readBilling(answer: Answer): Findings {
  refuseErrors(answer);
  const { nextBillingDate: resetsAt, currentTier } = shaped(Billing, answer.json).result;
  const plan = currentTier?.trim();
  return {
    ...(resetsAt ? { pools: [{ ...pool, resetsAt, partial: true as const }] } : {}),
    ...(plan ? { plan } : {}),
  };
}

const Failed = v.object({ success: v.literal(false), error: v.nullish(v.string()) });

/** A session that is over is a 401, a 403, or a `success: false` with words that say so. */
function refuseErrors({ status, json }: Answer): void {
  const failed = v.safeParse(Failed, json);
  if (status >= 400 || (failed.success && failed.output.error))
    refuse('signed-out', 'error', 'Abacus says that nobody is signed in.');
  if (failed.success) refuse('server-error', 'success', 'Abacus could not tell it.');
}
