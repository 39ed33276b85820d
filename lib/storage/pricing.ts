import type { Pricing } from '../core/budgets';
import { bundlePrices, type EffectivePrice, type Included, planPrice } from '../core/money';
import type { PlanPreset, Platform } from '../platforms/platform';
import type { Settings } from './schema';
import type { PaidPlan } from './settings-schema';

const per: Record<PlanPreset['renewal'], Included['per']> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
};

/** What is needed of the platforms that we know: the plans that a person may have. */
export type WithPlans = Pick<Platform, 'id' | 'plans'>;

/** How units become money by what the person said that they pay: their plans, bundles, currency and rates. */
export function pricingOf({ money, grants }: Settings, platforms: readonly WithPlans[]): Pricing {
  const plans = Object.entries(money.plans).flatMap(([platform, paid]) => {
    const price = priceOfPlan(platform, platforms.find(({ id }) => id === platform)?.plans, paid, grants);
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
  presets: readonly PlanPreset[] | undefined,
  { plan, price, per: paidPer }: PaidPlan,
  grants: Settings['grants'],
): EffectivePrice | undefined {
  const preset = presets?.find(({ id }) => id === plan);
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
