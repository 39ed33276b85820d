import type { PricesReply } from '../messages';
import type { Platform } from '../platforms/platform';
import { rulesFor } from '../platforms/price-data';

/** What a page gets to know of a model's price. The same for all windows: nothing of the account is in it. */
export async function pricesFor({ priceData }: Platform, model: string, now: number): Promise<PricesReply> {
  if (priceData === undefined) return { rules: [] };
  try {
    return { rules: await rulesFor(priceData, model, now) };
  } catch (error) {
    // A fault of our own build: the price is unknown, never 0.
    console.error('Credit Gauge: the price dataset was not read', priceData.provider, error);
    return { rules: [] };
  }
}
