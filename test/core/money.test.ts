import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grant } from '../../lib/core/grants/grant';
import {
  bundlePrices,
  type EffectivePrice,
  type Included,
  type PlanPrice,
  planPrice,
  priceOf,
  spendInMoney,
} from '../../lib/core/money';
import { bought, rollup } from './rollup-sample';

const plan = (amount: number, per: PlanPrice['per'] = 'month', currency = 'USD'): PlanPrice => ({
  price: { amount, currency },
  per,
});
const gives = (amount: number, per: Included['per'] = 'month', unit = 'credit'): Included => ({
  amount,
  unit,
  per,
});

describe('the price of a unit that a plan includes', () => {
  it.each<[string, PlanPrice, Included, string]>([
    ['month and month', plan(10), gives(2_500), '0.004'],
    ['paid by the year', plan(96, 'year'), gives(2_500), '0.0032'],
    ['given by the year', plan(10), gives(1_200, 'year'), '0.1'],
    ['a plan that costs nothing', plan(0), gives(50), '0'],
    // 120 / (365.2425 × 50)
    ['given by the day', plan(10), gives(50, 'day'), '0.00657097681677241832'],
    // 120 / (365.2425 / 7 × 100)
    ['given by the week', plan(10), gives(100, 'week'), '0.02299841885870346414'],
  ])('%s', (_, paid, included, perUnit) => {
    expect(planPrice('suno', paid, included)).toEqual({
      platform: 'suno',
      unit: 'credit',
      currency: 'USD',
      perUnit,
      basis: { kind: 'plan', plan: paid, included },
    });
  });

  it.each<[string, Included]>([
    ['nothing', gives(0)],
    ['a share of what nobody knows', gives(100, 'month', 'percent')],
    ['money, which is its own price', gives(20, 'month', 'USD')],
  ])('is not known where it gives %s', (_, included) => {
    expect(planPrice('suno', plan(10), included)).toBeUndefined();
  });
});

describe('the price of a unit that was bought', () => {
  it('weighs each lot by its amount, and says which lots they are', () => {
    const prices = bundlePrices([bought('b', 1_500, 5), bought('a', 500, 4)]);
    expect(prices).toEqual([
      {
        platform: 'suno',
        unit: 'credit',
        currency: 'USD',
        perUnit: '0.0045',
        basis: { kind: 'bundles', grants: ['a', 'b'], paid: 9, amount: 2_000 },
      },
    ]);
  });

  it.each<[string, Partial<Grant>]>([
    ['another currency', { price: { amount: 1, currency: 'EUR' } }],
    ['another unit', { unit: 'image' }],
    ['another account', { account: 'a2' }],
    ['another platform', { platform: 'udio' }],
  ])('never mixes in a lot of %s', (_, part) => {
    const prices = bundlePrices([bought('a', 1_000, 5), bought('b', 1_000, 100, part)]);
    expect(prices).toHaveLength(2);
    expect(prices[0]).toMatchObject({ perUnit: '0.005', basis: { grants: ['a'] } });
  });

  it.each<[string, Grant]>([
    ['has no price', (({ price: _none, ...rest }) => rest)(bought('a', 1_000, 5))],
    ['was a gift', bought('a', 1_000, 5, { kind: 'promo' })],
    ['is the plan itself, which has a price of its own', bought('a', 1_000, 5, { kind: 'subscription' })],
    ['is of a service that nobody watches', (({ platform: _none, ...rest }) => rest)(bought('a', 1_000, 5))],
    ['is money', bought('a', 1_000, 5, { unit: 'USD' })],
  ])('leaves out what %s', (_, grant) => {
    expect(bundlePrices([grant])).toEqual([]);
  });

  it('lies between the cheapest and the dearest lot', () => {
    const lots = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 0, max: 10_000 })),
      { minLength: 1, maxLength: 10 },
    );
    fc.assert(
      fc.property(lots, (all) => {
        const [price] = bundlePrices(
          all.map(([amount, cents], index) => bought(`g${index}`, amount, cents / 100)),
        );
        const each = all.map(([amount, cents]) => cents / 100 / amount);
        expect(Number(price?.perUnit)).toBeGreaterThanOrEqual(Math.min(...each) - 1e-9);
        expect(Number(price?.perUnit)).toBeLessThanOrEqual(Math.max(...each) + 1e-9);
      }),
    );
  });
});

describe('the price that counts', () => {
  const basis = { kind: 'bundles', grants: [], paid: 1, amount: 1 } as const;
  const price = (perUnit: string, part: Partial<EffectivePrice> = {}): EffectivePrice => ({
    platform: 'suno',
    unit: 'credit',
    currency: 'USD',
    perUnit,
    basis,
    ...part,
  });
  const ofPlan: EffectivePrice['basis'] = { kind: 'plan', plan: plan(10), included: gives(2_500) };
  const row = rollup({ platform: 'suno', account: 'a1', pool: 'top-up', unit: 'credit' });

  it.each<[string, EffectivePrice[], string | undefined]>([
    ['there is none', [], undefined],
    ['of another platform', [price('1', { platform: 'udio' })], undefined],
    ['of another unit', [price('1', { unit: 'image' })], undefined],
    ['of another account', [price('1', { account: 'a2' })], undefined],
    ['of another pool', [price('1', { pool: 'gifts' })], undefined],
    [
      'its own pool goes first',
      [price('1', { account: 'a1', basis: ofPlan }), price('2', { pool: 'top-up' })],
      '2',
    ],
    ['then its own account', [price('1', { basis: ofPlan }), price('2', { account: 'a1' })], '2'],
    ['then the plan, which burns first', [price('1'), price('2', { basis: ofPlan })], '2'],
    ['two that are as good and differ: none', [price('1'), price('1', { currency: 'EUR' })], undefined],
  ])('%s', (_, prices, expected) => {
    expect(priceOf(row, prices)?.perUnit).toBe(expected);
    expect(priceOf(row, [...prices].reverse())?.perUnit).toBe(expected);
  });
});

describe('spend in money', () => {
  const [credit] = bundlePrices([bought('a', 1_000, 5)]);
  const prices = credit === undefined ? [] : [credit];
  const rows = [
    rollup({ platform: 'openrouter', unit: 'USD', amount: '0.3', estimated: '0.1', spends: 3 }),
    rollup({ platform: 'suno', unit: 'credit', amount: '40', spends: 4, uncounted: 1 }),
    rollup({ platform: 'acme', unit: 'EUR', amount: '2', spends: 2 }),
    rollup({ platform: 'claude', unit: 'message', amount: '9', spends: 9 }),
  ];

  it('is one total a currency; what no money stands for is counted, not guessed', () => {
    expect(spendInMoney(rows, prices, { rates: {} })).toEqual({
      totals: [
        { currency: 'EUR', amount: 2, estimated: 0, spends: 2 },
        { currency: 'USD', amount: 0.5, estimated: 0.3, spends: 6 },
      ],
      unknown: 10,
    });
  });

  it('in the own currency: at the rates that there are, with their day', () => {
    const rates = { USD: { rate: 0.9, asOf: '2026-11-01' } };
    expect(spendInMoney(rows, prices, { currency: 'EUR', rates }).home).toEqual({
      currency: 'EUR',
      amount: 2.45,
      estimated: 0.27,
      spends: 8,
      rates: [{ currency: 'USD', rate: 0.9, asOf: '2026-11-01' }],
      missing: [],
    });
  });

  it('what has no rate is named, and not in the sum', () => {
    expect(spendInMoney(rows, prices, { currency: 'USD', rates: {} }).home).toEqual({
      currency: 'USD',
      amount: 0.5,
      estimated: 0.3,
      spends: 6,
      rates: [],
      missing: ['EUR'],
    });
  });

  const amount = fc.integer({ min: 0, max: 1_000_000 }).map((cents) => (cents / 1000).toFixed(3));
  const someRow = fc
    .record({
      platform: fc.constantFrom('suno', 'openrouter', 'claude'),
      unit: fc.constantFrom('credit', 'USD', 'EUR', 'JPY', 'message'),
      amount,
      spends: fc.integer({ min: 1, max: 9 }),
      day: fc.constantFrom('2026-11-01', '2026-11-02'),
    })
    .map((part) => rollup(part));
  const exchange = { currency: 'EUR', rates: { USD: { rate: 0.9, asOf: '2026-11-01' } } };

  it('no spend is lost or counted twice, and none changes its currency', () => {
    fc.assert(
      fc.property(fc.array(someRow, { maxLength: 30 }), (all) => {
        const { totals, home, unknown } = spendInMoney(all, prices, exchange);
        const counted = totals.reduce((sum, { spends }) => sum + spends, 0);
        expect(counted + unknown).toBe(all.reduce((sum, { spends }) => sum + spends, 0));
        for (const { currency, amount: total } of totals.filter(({ currency: one }) => one !== 'USD')) {
          const told = all
            .filter(({ unit }) => unit === currency)
            .reduce((sum, row) => sum + Number(row.amount), 0);
          expect(total).toBeCloseTo(told, 6);
        }
        const without = totals.filter(({ currency }) => home?.missing.includes(currency));
        expect((home?.spends ?? 0) + without.reduce((sum, { spends }) => sum + spends, 0)).toBe(counted);
      }),
    );
  });

  it('the order of the rows is all the same, and so is where they are cut', () => {
    fc.assert(
      fc.property(fc.array(someRow, { maxLength: 30 }), fc.nat(30), (all, cut) => {
        const whole = spendInMoney(all, prices, exchange);
        expect(spendInMoney([...all].reverse(), prices, exchange)).toEqual(whole);
        const [one, other] = [all.slice(0, cut), all.slice(cut)].map((part) =>
          spendInMoney(part, prices, exchange),
        );
        const sum = (one?.home?.amount ?? 0) + (other?.home?.amount ?? 0);
        expect(sum).toBeCloseTo(whole.home?.amount ?? 0, 6);
      }),
    );
  });

  it('does not drift over a hundred thousand tenths', () => {
    const tenths = Array.from({ length: 100_000 }, () => rollup({ unit: 'USD', amount: '0.1' }));
    expect(spendInMoney(tenths, [], { rates: {} }).totals[0]?.amount).toBe(10_000);
  });
});
