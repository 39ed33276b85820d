import type { Pricing } from '../budgets';
import { type CurrencyTotal, type MoneySpend, spendInMoney } from '../money';
import type { Rollup } from '../rollup';
import type { Scope } from './aggregate';
import { byPool } from './by-pool';

/** What one platform's spends cost in one currency. */
export interface PlatformMoney {
  readonly platform: string;
  readonly amount: number;
  /** The part of it that no platform told as money. */
  readonly estimated: number;
  readonly spends: number;
  /** Spends that are not in `amount`: their amount, its price or its rate is not known. */
  readonly unknown: number;
}

export interface MoneyByPlatform {
  /** The person's own currency, or where they have not said one, that of the most spends. */
  readonly total: CurrencyTotal;
  readonly all: MoneySpend;
  /** The most expensive first; a platform of which nothing is known in this currency is not in it. */
  readonly platforms: readonly PlatformMoney[];
}

/** What the spends of a scope cost, all platforms in one currency. Undefined where no money stands for any of them. */
export function moneyByPlatform(
  rows: readonly Rollup[],
  scope: Scope,
  { prices, ...exchange }: Pricing,
): MoneyByPlatform | undefined {
  const pools = byPool(rows, scope);
  const all = spendInMoney(pools, prices, exchange);
  const total = totalOf(all, undefined);
  if (total === undefined || total.spends === 0) return undefined;
  const platforms = [...new Set(pools.map(({ platform }) => platform))].flatMap((platform) => {
    const own = pools.filter((row) => row.platform === platform);
    const money = totalOf(spendInMoney(own, prices, exchange), total.currency);
    if (money === undefined || money.spends === 0) return [];
    const { amount, estimated, spends } = money;
    const made = own.reduce((sum, row) => sum + row.spends, 0);
    return [{ platform, amount, estimated, spends, unknown: made - spends }];
  });
  return {
    total,
    all,
    platforms: platforms.sort((a, b) => b.amount - a.amount || (a.platform < b.platform ? -1 : 1)),
  };
}

/** The home total, or the total in the currency; without one, that of the most spends. */
function totalOf({ home, totals }: MoneySpend, currency: string | undefined): CurrencyTotal | undefined {
  if (home !== undefined) return home;
  if (currency !== undefined) return totals.find((total) => total.currency === currency);
  return totals.reduce<CurrencyTotal | undefined>(
    (best, total) => (best === undefined || total.spends > best.spends ? total : best),
    undefined,
  );
}
