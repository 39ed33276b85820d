import type { Task } from '../core/quote/task';
import type { Unit } from '../core/unit';
import type { PriceDraft } from './platform';

/** What the site says that all of the task takes, so that the later spend is known to be of the same kind. */
export function toldPrice(
  { feature, model, settings, count, seconds }: Task,
  price: { readonly pool: string; readonly unit: Unit; readonly amount: number },
): PriceDraft {
  return {
    ...price,
    feature,
    ...(model === undefined ? {} : { model }),
    ...(settings === undefined ? {} : { settings }),
    ...(count === undefined ? {} : { count }),
    ...(seconds === undefined ? {} : { seconds }),
  };
}
