import Big from 'big.js';
import type { Grant } from './grants/grant';
import type { Rollup } from './rollup';
import { isMoney, type Unit } from './unit';

/** What a plan gives, in a unit, each time it renews. */
export interface Included {
  readonly amount: number;
  readonly unit: Unit;
  readonly per: 'day' | 'week' | 'month' | 'year';
}

export interface PlanPrice {
  readonly price: { readonly amount: number; readonly currency: string };
  readonly per: 'month' | 'year';
}

/** What one unit of a pool costs the person, and where that follows from. */
export interface EffectivePrice {
  readonly platform: string;
  /** Absent: of any account there. */
  readonly account?: string;
  /** Absent: of any pool in this unit. */
  readonly pool?: string;
  readonly unit: Unit;
  readonly currency: string;
  /** Of one unit: a decimal of 20 places at most. */
  readonly perUnit: string;
  readonly basis: PriceBasis;
}

export type PriceBasis =
  | { readonly kind: 'plan'; readonly plan: PlanPrice; readonly included: Included }
  /** `paid` for `amount` units, in all of these grants. */
  | {
      readonly kind: 'bundles';
      readonly grants: readonly string[];
      readonly paid: number;
      readonly amount: number;
    };

/** How often a renewal comes in a year: 365.2425 days, the mean year of the calendar. */
const perYear: Record<Included['per'], Big> = {
  day: new Big('365.2425'),
  week: new Big('365.2425').div(7),
  month: new Big(12),
  year: new Big(1),
};

/**
 * The price of a unit that a plan includes: what it costs in a year / what it gives in a year. It is the price if all
 * of it is used. Undefined where the plan includes nothing countable (a percentage is of an unknown whole).
 */
export function planPrice(platform: string, plan: PlanPrice, included: Included): EffectivePrice | undefined {
  if (included.amount <= 0 || included.unit === 'percent' || isMoney(included.unit)) return undefined;
  const cost = perYear[plan.per].times(plan.price.amount);
  const units = perYear[included.per].times(included.amount);
  return {
    platform,
    unit: included.unit,
    currency: plan.price.currency,
    perUnit: cost.div(units).toFixed(),
    basis: { kind: 'plan', plan, included },
  };
}

/**
 * The prices of units bought in lots: all that was paid / all that was bought, for each platform, account, unit and
 * currency. Lots without a price are left out, and so are gifts and trials, and lots of money.
 */
export function bundlePrices(grants: readonly Grant[]): readonly EffectivePrice[] {
  const lots = new Map<string, { first: Grant; currency: string; paid: Big; amount: Big; ids: string[] }>();
  for (const grant of [...grants].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const { id, platform, account = '', kind, unit, amount, price } = grant;
    if (platform === undefined || price === undefined || isMoney(unit) || unit === 'percent') continue;
    if (kind !== 'bundle' && kind !== 'top-up') continue;
    const key = JSON.stringify([platform, account, unit, price.currency]);
    const lot = lots.get(key) ?? {
      first: grant,
      currency: price.currency,
      paid: new Big(0),
      amount: new Big(0),
      ids: [],
    };
    lot.ids.push(id);
    lots.set(key, { ...lot, paid: lot.paid.plus(price.amount), amount: lot.amount.plus(amount) });
  }
  return [...lots.values()].map(({ first, currency, paid, amount, ids }) => ({
    platform: first.platform ?? '',
    ...(first.account === undefined ? {} : { account: first.account }),
    unit: first.unit,
    currency,
    perUnit: paid.div(amount).toFixed(),
    basis: { kind: 'bundles', grants: ids, paid: paid.toNumber(), amount: amount.toNumber() },
  }));
}

/**
 * The price that counts for a roll-up: of its own pool before one of any pool, of its own account before one of any,
 * and a plan's before a bundle's, since the allowance that renews burns first (`usualPriority`). Undefined where
 * there is none, or where two are as good and differ (lots paid in two currencies).
 */
export function priceOf(
  row: Pick<Rollup, 'platform' | 'account' | 'pool' | 'unit'>,
  prices: readonly EffectivePrice[],
): EffectivePrice | undefined {
  const fitting = prices.filter(
    (price) =>
      price.platform === row.platform &&
      price.unit === row.unit &&
      (price.account === undefined || price.account === row.account) &&
      (price.pool === undefined || price.pool === row.pool),
  );
  const best = Math.max(...fitting.map(closeness));
  const [first, ...others] = fitting.filter((price) => closeness(price) === best);
  const same = others.every(
    ({ currency, perUnit }) => currency === first?.currency && perUnit === first.perUnit,
  );
  return same ? first : undefined;
}

function closeness({ pool, account, basis }: EffectivePrice): number {
  return (pool === undefined ? 0 : 4) + (account === undefined ? 0 : 2) + (basis.kind === 'plan' ? 1 : 0);
}

/** One unit of a foreign currency in the person's own, and on which day. */
export interface Rate {
  readonly rate: number;
  readonly asOf: string;
}

/** The person's own currency and the rates into it. */
export interface Exchange {
  readonly currency?: string;
  readonly rates: Readonly<Record<string, Rate>>;
}

/** Spend in one currency. Amounts in it, rounded only to what a number can hold. */
export interface CurrencyTotal {
  readonly currency: string;
  readonly amount: number;
  /** The part of it that no platform told as money: priced, learned, or units at their effective price. */
  readonly estimated: number;
  /** Spends that are in it. */
  readonly spends: number;
}

/** Spend in the person's own currency. */
export interface HomeTotal extends CurrencyTotal {
  /** The rates that it was changed at. */
  readonly rates: readonly (Rate & { readonly currency: string })[];
  /** Currencies without a rate: they are in their own totals, and not in this one. */
  readonly missing: readonly string[];
}

export interface MoneySpend {
  /** One a currency, sorted by it. Never to be added up. */
  readonly totals: readonly CurrencyTotal[];
  /** Present where the person has said what their currency is. */
  readonly home?: HomeTotal;
  /** Spends that no money stands for: their amount or its price is not known. */
  readonly unknown: number;
}

/** What the spends cost. Money counts as it is, units at their effective price. */
export function spendInMoney(
  rollups: readonly Rollup[],
  prices: readonly EffectivePrice[],
  exchange: Exchange,
): MoneySpend {
  const sums = new Map<string, Sum>();
  let unknown = 0;
  for (const row of rollups) {
    const cost = costOf(row, prices);
    const counted = cost === undefined ? 0 : row.spends - row.uncounted;
    unknown += row.spends - counted;
    if (cost !== undefined && counted > 0) {
      sums.set(cost.currency, plus(sums.get(cost.currency), { ...cost, spends: counted }));
    }
  }
  const home =
    exchange.currency === undefined ? undefined : homeTotal(sums, exchange.currency, exchange.rates);
  return {
    totals: [...sums]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, sum]) => ({ currency, ...inNumbers(sum) })),
    ...(home === undefined ? {} : { home }),
    unknown,
  };
}

interface Sum {
  readonly amount: Big;
  readonly estimated: Big;
  readonly spends: number;
}

const nothing: Sum = { amount: new Big(0), estimated: new Big(0), spends: 0 };

function costOf(
  row: Rollup,
  prices: readonly EffectivePrice[],
): { currency: string; amount: Big; estimated: Big } | undefined {
  if (isMoney(row.unit)) {
    return { currency: row.unit, amount: new Big(row.amount), estimated: new Big(row.estimated) };
  }
  const price = priceOf(row, prices);
  if (price === undefined) return undefined;
  const amount = new Big(row.amount).times(price.perUnit);
  return { currency: price.currency, amount, estimated: amount };
}

function homeTotal(
  sums: ReadonlyMap<string, Sum>,
  currency: string,
  rates: Readonly<Record<string, Rate>>,
): HomeTotal {
  const foreign = [...sums.keys()].filter((one) => one !== currency).sort();
  const known = foreign.filter((one) => Object.hasOwn(rates, one));
  const used = known.flatMap((one) => {
    const rate = rates[one];
    return rate === undefined ? [] : [{ ...rate, currency: one }];
  });
  const total = used.reduce<Sum>(
    (sum, { currency: one, rate }) => plus(sum, changed(sums.get(one) ?? nothing, rate)),
    sums.get(currency) ?? nothing,
  );
  return {
    currency,
    ...inNumbers(total),
    rates: used,
    missing: foreign.filter((one) => !known.includes(one)),
  };
}

function changed({ amount, estimated, spends }: Sum, rate: number): Sum {
  return { amount: amount.times(rate), estimated: estimated.times(rate), spends };
}

function plus(a: Sum = nothing, b: Sum): Sum {
  return {
    amount: a.amount.plus(b.amount),
    estimated: a.estimated.plus(b.estimated),
    spends: a.spends + b.spends,
  };
}

function inNumbers({ amount, estimated, spends }: Sum): Omit<CurrencyTotal, 'currency'> {
  return { amount: amount.toNumber(), estimated: estimated.toNumber(), spends };
}
