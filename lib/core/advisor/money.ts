import Big from 'big.js';
import type { Price } from './plan-table';
import type { Rate } from './question';
import { type Scaled, scaled, unscaled } from './scaled';

/** The one currency in which costs are compared. */
export interface Purse {
  readonly currency: string;
  /** Undefined: there is no rate for it. Nothing is nothing in every currency. */
  readonly valueOf: (price: Price) => Scaled | undefined;
  readonly price: (amount: Scaled) => Price;
  /** The rate that a price needs. Undefined: none. */
  readonly rateOf: (price: Price) => Rate | undefined;
}

/**
 * Prices that are all in one currency are compared in it. Only where there are several, they are told in the
 * person's own, by the rates that they gave. Undefined: there is no price, or several currencies and no own one.
 */
export function purseFor(
  prices: readonly Price[],
  own: string | undefined,
  rates: Readonly<Record<string, Rate>> = {},
): Purse | undefined {
  const costly = prices.filter(({ amount }) => amount !== 0);
  const currencies = [...new Set((costly.length === 0 ? prices : costly).map(({ currency }) => currency))];
  const currency =
    currencies.length === 1
      ? currencies[0]
      : (own ?? (costly.length === 0 ? currencies.sort()[0] : undefined));
  if (currency === undefined) return undefined;
  const rateOf = (price: Price) =>
    price.currency === currency || price.amount === 0 ? undefined : rates[price.currency];
  return {
    currency,
    rateOf,
    valueOf: (price) => {
      if (price.currency === currency || price.amount === 0) return scaled(price.amount);
      const rate = rateOf(price);
      return rate === undefined ? undefined : scaled(new Big(price.amount).times(rate.rate));
    },
    price: (amount) => ({ amount: unscaled(amount), currency }),
  };
}

/** So many times a price, exactly. */
export function times({ amount, currency }: Price, count: number): Price {
  return { amount: new Big(amount).times(count).toNumber(), currency };
}
