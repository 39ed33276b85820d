import type { Pricing } from '../core/budgets';
import { bundlePrices, type EffectivePrice, type Included, planPrice } from '../core/money';
import { platforms } from '../platforms';
import type { PlanPreset } from '../platforms/platform';
import type { Settings } from './schema';
import type { PaidPlan } from './settings-schema';

const per: Record<PlanPreset['renewal'], Included['per']> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
};

/** How units become money by what the person said that they pay: their plans, bundles, currency and rates. */
export function pricingOf({ money, grants }: Settings): Pricing {
  const plans = Object.entries(money.plans).flatMap(([platform, paid]) => {
    const price = priceOfPlan(platform, paid, grants);
    return price === undefined ? [] : [price];
  });
  const { currency, rates } = money;
  return {
    prices: [...plans, ...bundlePrices(grants)],
    ...(currency === undefined ? {} : { currency }),
    rates,
  };
}

/**
 * By what the platform's plan table says that the plan is about, else by the one allowance that the person typed in.
 * Undefined where neither is known: then nothing can be said of its units.
 */
function priceOfPlan(
  platform: string,
  { plan, price, per: paidPer }: PaidPlan,
  grants: Settings['grants'],
): EffectivePrice | undefined {
  const preset = platforms.find(({ id }) => id === platform)?.plans.find(({ id }) => id === plan);
  const included: readonly Included[] =
    preset === undefined
      ? grants.flatMap((grant) => (grant.platform === platform ? allowance(grant) : []))
      : [{ amount: preset.amount, unit: preset.unit, per: per[preset.renewal] }];
  const [only, another] = included;
  if (only === undefined || another !== undefined) return undefined;
  return planPrice(platform, { price, per: paidPer }, only);
}

function allowance({ kind, amount, unit, renewal }: Settings['grants'][number]): Included[] {
  if (kind !== 'subscription') return [];
  const { every } = renewal;
  if (every === 'window' || every === 'told' || every === 'never') return [];
  return [{ amount, unit, per: every }];
}
