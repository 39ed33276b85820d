import * as v from 'valibot';
import { exact } from '../../core/exact';
import { IsoTime } from '../iso-time';
import type { Reader } from '../platform';
import { refuse, shaped } from '../read';

const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));

const Credits = v.object({
  usageUnitsRemaining: Amount,
  usageUnitsConsumedThisBillingCycle: v.nullish(Amount),
  /** What there was at the cycle's start; 0 or absent where it isn't told. */
  usageUnitsAvailable: v.nullish(Amount),
});

const Subscription = v.object({
  planName: v.nullish(v.string()),
  billingPeriodEnd: v.nullish(IsoTime),
});

const pool = { id: 'credits', label: 'Credits', unit: 'credit' } as const;

/** GET /api/credits: the credits of this billing cycle. Bought ones, which last 12 months, are not told apart. */
export const readCredits: Reader = ({ json }) => {
  const credits = shaped(Credits, json);
  const remaining = credits.usageUnitsRemaining;
  const used = credits.usageUnitsConsumedThisBillingCycle ?? undefined;
  const told = credits.usageUnitsAvailable || undefined;
  const limit = told ?? (used === undefined ? undefined : exact(remaining + used));
  // Neither granted nor used: an account that never had any.
  if (limit === 0) return { pools: [{ ...pool, remaining, quiet: true }] };
  return {
    pools: [
      {
        ...pool,
        remaining,
        ...(limit === undefined || limit < remaining ? {} : { limit }),
        ...(used === undefined ? {} : { used }),
      },
    ],
  };
};

/**
 * GET /api/subscription: the plan, and when its cycle ends, which is added to the pool of the credits. What is there
 * after the end is not known: bought credits may be left.
 */
export const readSubscription: Reader = ({ json }) => {
  const { planName, billingPeriodEnd } = shaped(Subscription, json);
  const plan = planName ? { plan: planName } : {};
  if (planName === undefined && billingPeriodEnd === undefined)
    return refuse('changed-shape', 'body', 'Neither a plan nor the end of its cycle was told.');
  return {
    ...(typeof billingPeriodEnd === 'number'
      ? { pools: [{ ...pool, resetsAt: billingPeriodEnd, partial: true }] }
      : {}),
    ...plan,
  };
};
