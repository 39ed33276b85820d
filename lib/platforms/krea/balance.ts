import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';

const Units = v.pipe(v.number(), v.finite(), v.minValue(0));
const Part = v.nullish(Units);
const Text = v.nullish(v.string());

const Billing = v.object({
  userId: Text,
  planType: Text,
  plan: v.nullish(
    v.object({
      entitlements: v.nullish(v.object({ computeUnits: v.nullish(v.pipe(v.number(), v.finite())) })),
    }),
  ),
  balance: v.object({ total: Units, recurring: Part, one_time: Part, free: Part }),
});
type Billing = v.InferOutput<typeof Billing>;

export const POOL = 'compute-units';

/**
 * GET /api/billing-data: compute units, fractions of them too. `total` is what is left of the plan's (`recurring`), of
 * bought ones and of the day's free ones together: 5,100 on a plan of 5,000 (capture of 2026-09-27). When they are
 * renewed it does not say.
 */
export function readBilling(answer: Answer): Findings {
  const billing = shaped(Billing, answer.json);
  const { total, recurring, one_time, free } = billing.balance;
  const limit = limitOf(billing);
  const plan = planName(billing.planType);
  const all: PoolReading = {
    id: POOL,
    label: 'Compute units',
    unit: 'credit',
    remaining: exact(total),
    ...(limit === undefined ? {} : { limit }),
  };
  return {
    pools: [
      all,
      ...part('plan-units', 'Plan units (included)', recurring, total),
      ...part('bought-units', 'Bought units (included)', one_time, total),
      ...part('free-units', 'Free units (included)', free, total),
    ],
    complete: true,
    ...(billing.userId ? { account: { id: billing.userId } } : {}),
    ...(plan === undefined ? {} : { plan }),
  };
}

/**
 * What the plan grants, and what is left of the rest. The free plan's grant is that of a day, so the free units are in
 * it. Undefined where a part is not told, or where more is left than that.
 */
function limitOf({ planType, plan, balance }: Billing): number | undefined {
  const granted = plan?.entitlements?.computeUnits ?? 0;
  const { total, one_time: bought, free } = balance;
  if (granted <= 0 || typeof bought !== 'number' || typeof free !== 'number') return undefined;
  const limit = exact(granted + bought + (planType === 'free' ? 0 : free));
  return limit >= total ? limit : undefined;
}

/** Shown for information: quiet, so that it is never added to the whole. */
function part(id: string, label: string, units: number | null | undefined, total: number): PoolReading[] {
  if (!units || units === total) return [];
  return [{ id, label, unit: 'credit', remaining: exact(units), quiet: true }];
}

/** `creator_basic` as `Basic`. */
function planName(type: string | null | undefined): string | undefined {
  const words =
    type
      ?.replace(/^creator_/, '')
      .replace(/[_-]+/g, ' ')
      .trim() ?? '';
  return words === '' ? undefined : words.charAt(0).toUpperCase() + words.slice(1);
}
