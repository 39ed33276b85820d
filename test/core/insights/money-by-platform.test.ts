import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pricing } from '../../../lib/core/budgets';
import { byPool } from '../../../lib/core/insights/by-pool';
import { moneyByPlatform } from '../../../lib/core/insights/money-by-platform';
import { planPrice, spendInMoney } from '../../../lib/core/money';
import { rollup } from '../../components/insights/sample-ledger';

const all = { from: '2026-11-01', to: '2026-11-30' };
// 10 dollars a month for 100 credits a month: 0.1 each.
const songs = planPrice(
  'songs',
  { price: { amount: 10, currency: 'USD' }, per: 'month' },
  { amount: 100, unit: 'credit', per: 'month' },
);
const pricing: Pricing = { prices: songs === undefined ? [] : [songs], rates: {} };
const rows = [
  rollup({ amount: '20', spends: 2 }),
  rollup({ amount: '0', spends: 1, uncounted: 1 }),
  rollup({ platform: 'router', unit: 'USD', amount: '0.5', estimated: '0.2' }),
  rollup({ platform: 'router', unit: 'EUR', amount: '4' }),
  rollup({ platform: 'vector', unit: 'credit', amount: '7' }),
  rollup({ day: '2026-10-01', amount: '1000' }),
];

describe('the money of all platforms', () => {
  it('is what they told, and their units at what is paid for them; what has no price is told', () => {
    expect(moneyByPlatform(rows, all, pricing)).toMatchObject({
      total: { currency: 'USD', amount: 2.5, estimated: 2.2, spends: 3 },
      all: { unknown: 2 },
      platforms: [
        { platform: 'songs', amount: 2, estimated: 2, spends: 2, unknown: 1 },
        { platform: 'router', amount: 0.5, estimated: 0.2, spends: 1, unknown: 1 },
      ],
    });
  });

  it('is in the person’s own currency, once that is said', () => {
    const rates = { USD: { rate: 0.9, asOf: '2026-11-01' } };
    const money = moneyByPlatform(rows, all, { ...pricing, currency: 'EUR', rates });
    expect(money?.total).toMatchObject({ currency: 'EUR', amount: 6.25 });
    expect(money?.platforms.map(({ platform, amount }) => `${platform} ${amount}`)).toEqual([
      'router 4.45',
      'songs 1.8',
    ]);
  });

  it('follows the filters', () => {
    expect(moneyByPlatform(rows, { ...all, platform: 'router' }, pricing)?.platforms).toHaveLength(1);
  });

  it('is not there where nothing has a price', () => {
    expect(moneyByPlatform([rollup()], all, { prices: [], rates: {} })).toBeUndefined();
    expect(moneyByPlatform([], all, pricing)).toBeUndefined();
  });
});

it('summing up by pool first changes no sum', () => {
  const row = fc
    .record({
      day: fc.constantFrom('2026-10-31', '2026-11-01', '2026-11-30'),
      platform: fc.constantFrom('songs', 'router'),
      account: fc.constantFrom('ada', 'bob'),
      unit: fc.constantFrom('credit', 'USD', 'EUR'),
      model: fc.constantFrom('a', 'b'),
      amount: fc.nat(999_999).map((units) => new Big(units).div(1000).toFixed()),
      spends: fc.integer({ min: 1, max: 3 }),
    })
    .map(rollup);
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const inside = rows.filter(({ day }) => day >= all.from);
      const { currency: _, ...exchange } = pricing;
      expect(spendInMoney(byPool(rows, all), pricing.prices, exchange)).toEqual(
        spendInMoney(inside, pricing.prices, exchange),
      );
    }),
  );
});
