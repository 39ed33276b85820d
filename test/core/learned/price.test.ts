import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LearnedPrice, learnedPrices } from '../../../lib/core/learned/price';
import type { Sample, Use } from '../../../lib/core/learned/sample';
import { learnedQuote } from '../quote/learned-quote';
import { minute, noon, sample } from '../sample';

const use = (model: string, count = 1): Use => ({ feature: 'message', model, count });

/** One sample a minute from noon on: what the pool lost, and the uses. */
function series(...rows: readonly (readonly [amount: number, ...uses: Use[]])[]): readonly Sample[] {
  return rows.map(([amount, ...uses], index) => ({ ...sample({ amount, at: noon + index * minute }), uses }));
}

/** Single uses of one model, in the pool's own unit or in whole percents. */
function singles(amounts: readonly number[], unit = 'credit'): readonly Sample[] {
  return series(...amounts.map((amount) => [amount, use('opus')] as const)).map((one) => ({ ...one, unit }));
}

function only(samples: readonly Sample[]): LearnedPrice {
  const [price, ...more] = learnedPrices(samples);
  if (price === undefined || more.length > 0)
    throw new Error(`${more.length + Number(price !== undefined)} prices`);
  return price;
}

const amounts = (samples: readonly Sample[]) =>
  Object.fromEntries(learnedPrices(samples).map(({ model = '', amount }) => [model, amount]));

describe('a price', () => {
  test('of one spend is what it took', () => {
    expect(only(series([12.5, use('opus')]))).toEqual({
      pool: 'credits',
      unit: 'credit',
      feature: 'message',
      model: 'opus',
      amount: 12.5,
      low: 12.5,
      high: 12.5,
      count: 1,
      basis: 'single',
      at: noon,
    });
  });

  test('of several alike is their share', () => {
    expect(only(series([30, use('opus', 3)]))).toMatchObject({ amount: 10, count: 1, basis: 'single' });
  });

  test('of what never came alone follows from what the others take', () => {
    const samples = series([1, use('haiku')], [11, use('haiku'), use('opus')]);
    expect(learnedPrices(samples)).toMatchObject([
      { model: 'haiku', amount: 1, count: 2 },
      { model: 'opus', amount: 10, count: 1, basis: 'mixed' },
    ]);
  });

  test('of two that never came alone follows from different mixtures', () => {
    const samples = series([5, use('a'), use('b', 2)], [4, use('a', 2), use('b')]);
    expect(amounts(samples)).toEqual({ a: 1, b: 2 });
  });

  test('of two that always come together is not told', () => {
    const samples = series([5, use('a'), use('b')], [10, use('a', 2), use('b', 2)], [3, use('c')]);
    expect(amounts(samples)).toEqual({ c: 3 });
  });

  test('is kept apart by pool, feature, model and settings', () => {
    const hd: Use = { feature: 'video', settings: { hd: true, seconds: 8 }, count: 1 };
    const same: Use = { feature: 'video', settings: { seconds: 8, hd: true }, count: 1 };
    const low: Use = { feature: 'video', settings: { hd: false, seconds: 8 }, count: 1 };
    const samples = [...series([40, hd], [40, same], [10, low]), sample({ pool: 'other', amount: 3 })];
    expect(learnedPrices(samples)).toMatchObject([
      { pool: 'credits', settings: { hd: false, seconds: 8 }, amount: 10, count: 1 },
      { pool: 'credits', settings: { hd: true, seconds: 8 }, amount: 40, count: 2 },
      { pool: 'other', amount: 3 },
    ]);
  });

  test('is hardly moved by use that nobody told us of', () => {
    expect(only(singles([10, 10, 250, 10, 10]))).toMatchObject({ amount: 10, low: 10, high: 250 });
  });

  test('that varies does not keep another from being resolved', () => {
    const samples = series(
      ...[3, 9, 4, 8, 5].map((amount) => [amount, use('varying')] as const),
      [45, use('varying'), use('fixed')],
      [46, use('varying'), use('fixed')],
    );
    const [fixed, varying] = learnedPrices(samples);
    expect(varying).toMatchObject({ amount: 5, low: 3, high: 9, count: 5 });
    expect(fixed?.amount).toBeCloseTo(40.5, 0);
    expect(fixed).toMatchObject({ count: 2, basis: 'mixed' });
  });

  test('in exact readings has the digits of the readings', () => {
    const samples = series([0.3, use('a'), use('b')], [0.1, use('a')], [0.000_000_325, use('c')]);
    expect(amounts(samples)).toEqual({ a: 0.1, b: 0.2, c: 3.25e-7 });
  });
});

describe('whole percents', () => {
  test('one difference of 1 may be anything up to 2, one of 0 up to 1', () => {
    expect(only(singles([1], 'percent'))).toMatchObject({ amount: 1, low: 0, high: 2 });
    expect(only(singles([0], 'percent'))).toMatchObject({ amount: 0, low: 0, high: 1 });
  });

  test('many differences of 0 and 1 tell a fraction, in a range that holds it', () => {
    const { amount, low, high } = only(singles([0, 1, 0, 0, 1, 0, 1, 0, 0, 1], 'percent'));
    expect(amount).toBeCloseTo(0.4, 6);
    expect(low).toBeCloseTo(0.4 - 10 ** -0.5, 6);
    expect(high).toBeCloseTo(0.4 + 10 ** -0.5, 6);
  });

  test('twenty messages at once tell it closer than one', () => {
    const { amount, low, high } = only(
      series([8, use('opus', 20)]).map((one) => ({ ...one, unit: 'percent' })),
    );
    expect([amount, low, high]).toEqual([0.4, 0.35, 0.45]);
  });

  test('that show a fraction are told as they are', () => {
    expect(only(singles([2.5, 3], 'percent'))).toMatchObject({ amount: 2.75, low: 2.5, high: 3 });
  });

  test('of a fixed price, rounded reading by reading: the range holds it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 6, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 30 }),
        (price, start, counts) => {
          let used = start;
          const samples = counts.map((count, index) => {
            const before = Math.round(used);
            used += count * price;
            const amount = Math.round(used) - before;
            return sample({ amount, count, unit: 'percent', at: noon + index * minute });
          });
          const { low, high } = only(samples);
          expect(price).toBeGreaterThanOrEqual(low - 1e-6);
          expect(price).toBeLessThanOrEqual(high + 1e-6);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a change of price', () => {
  const changed = (samples: readonly Sample[]) => only(samples).changed;

  test('is seen at the third spend of the new one, and the old one forgotten', () => {
    expect(changed(singles([10, 10, 10, 10, 12, 12]))).toBeUndefined();
    expect(only(singles([10, 10, 10, 10, 12, 12, 12]))).toMatchObject({
      amount: 12,
      low: 12,
      high: 12,
      count: 3,
      changed: { at: noon + 4 * minute, from: 10 },
    });
  });

  test.each<[string, number[], number | undefined]>([
    ['downwards', [10, 10, 10, 8, 8, 8], 10],
    ['to nothing', [10, 10, 10, 0, 0, 0], 10],
    ['of a price that once looked higher', [10, 10, 10, 25, 10, 12, 12, 12], 10],
    ['twice: the last one', [10, 10, 10, 12, 12, 12, 15, 15, 15], 12],
    ['of a price that varies, beyond how it varies', [3, 4, 3, 5, 4, 20, 21, 20], 4],
    ['not, of a price that varies that much anyway', [3, 9, 4, 8, 5, 9, 9.5, 9.2], undefined],
    ['not, of a price that creeps', [1, 2, 3, 4, 5, 6, 7, 8, 9], undefined],
    ['not, by one that is off', [10, 10, 10, 10, 50], undefined],
    ['not, by two that are off', [10, 10, 10, 10, 20, 20], undefined],
    ['not, by a new price that varies among few of the old', [3, 4, 3, 20, 21, 22], undefined],
  ])('%s', (_, seen, from) => {
    expect(changed(singles(seen))?.from).toBe(from);
  });

  test('in whole percents is one only beyond rounding', () => {
    expect(changed(singles([1, 1, 1, 2, 2, 2], 'percent'))).toBeUndefined();
    expect(changed(singles([1, 1, 1, 1, 1, 9, 9, 9], 'percent'))?.from).toBe(1);
  });

  test('of one kind leaves the others theirs', () => {
    const samples = series(
      ...[10, 10, 10].map((amount) => [amount, use('opus')] as const),
      [2, use('haiku')],
      ...[14, 14, 14].map((amount) => [amount, use('opus')] as const),
      [16, use('opus'), use('haiku')],
    );
    const [haiku, opus] = learnedPrices(samples);
    expect(haiku).toMatchObject({ model: 'haiku', amount: 2 });
    expect(haiku).not.toHaveProperty('changed');
    expect(opus).toMatchObject({ model: 'opus', amount: 14, changed: { from: 10 } });
  });
});

describe('the quote', () => {
  const samples = [
    sample({ feature: 'video', model: 'veo', settings: { seconds: 4 }, amount: 20, at: noon }),
    sample({ feature: 'video', model: 'veo', settings: { seconds: 8 }, amount: 40, at: noon + 1 }),
    sample({ feature: 'video', model: 'sora', settings: { seconds: 8 }, amount: 90, at: noon + 2 }),
  ];
  test.each<[string, string | undefined, Use['settings'], number, number]>([
    ['of the same model and settings', 'veo', { seconds: 8 }, 40, 1],
    ['of the same model, where such settings were never seen', 'veo', { seconds: 12 }, 30, 2],
    ['of the same model, where the settings are not known', 'veo', undefined, 30, 2],
    ['of the feature, where the model was never seen', 'kling', { seconds: 8 }, 40, 3],
    ['of the feature, where nothing is known', undefined, undefined, 40, 3],
  ])('is %s', (_, model, settings, amount, count) => {
    expect(learnedQuote(samples, 'credits', 'video', model, settings)).toMatchObject({ amount, count });
  });
});

const kinds = ['a', 'b', 'c'];
const counts = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).filter((some) => some.some((count) => count > 0));
const prices = fc
  .tuple(fc.nat(500), fc.nat(500), fc.nat(500))
  .map((some) => some.map((cents) => cents / 100));
const usesOf = (some: readonly number[]) =>
  some.flatMap((count, kind) => (count === 0 ? [] : [use(kinds[kind] ?? '', count)]));
const costOf = (some: readonly number[], price: readonly number[]) =>
  some.reduce((sum, count, kind) => sum + count * (price[kind] ?? 0), 0);

/** Anything that could be stored. */
const anySample: fc.Arbitrary<Sample> = fc
  .tuple(
    fc.integer({ min: 0, max: 5 }),
    counts,
    fc.oneof(fc.nat(40), fc.double({ min: 0, max: 1e6, noNaN: true })),
    fc.constantFrom('credits', 'other'),
    fc.constantFrom('credit', 'credit', 'percent'),
  )
  .map(([at, some, amount, pool, unit]) => ({
    ...sample({ at: noon + at, amount, pool, unit }),
    uses: usesOf(some),
  }));
const anySamples = fc.array(anySample, { maxLength: 60 });

describe('for any samples', () => {
  test('mixtures without noise are recovered exactly, where they tell the kinds apart', () => {
    fc.assert(
      fc.property(prices, fc.array(counts, { minLength: 1, maxLength: 30 }), (price, mixtures) => {
        const samples = series(...mixtures.map((some) => [costOf(some, price), ...usesOf(some)] as const));
        for (const { model = '', amount, low, high, changed } of learnedPrices(samples)) {
          const real = price[kinds.indexOf(model)] ?? -1;
          for (const told of [amount, low, high]) expect(told).toBeCloseTo(real, 6);
          expect(changed).toBeUndefined();
        }
      }),
      { numRuns: 100 },
    );
  });

  test('one of each kind alone is enough to tell all', () => {
    fc.assert(
      fc.property(prices, fc.array(counts, { maxLength: 10 }), (price, mixtures) => {
        const alone = [
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ];
        const samples = series(
          ...[...mixtures, ...alone].map((some) => [costOf(some, price), ...usesOf(some)] as const),
        );
        expect(learnedPrices(samples).map(({ model }) => model)).toEqual(kinds);
      }),
    );
  });

  test('up to a quarter of samples that are wrong by any much move no price', () => {
    const wrong = fc.array(fc.tuple(counts, fc.double({ min: 0, max: 1e6, noNaN: true })), { maxLength: 4 });
    fc.assert(
      fc.property(prices, wrong, (price, outliers) => {
        const right = [0, 1, 2].flatMap((kind) =>
          Array(4).fill(kinds.map((_, index) => Number(index === kind))),
        );
        const rows = right.map((some) => [costOf(some, price), ...usesOf(some)] as const);
        const off = outliers.map(([some, more]) => [costOf(some, price) + more, ...usesOf(some)] as const);
        const samples = series(...rows.slice(0, 6), ...off, ...rows.slice(6));
        for (const { model = '', amount } of learnedPrices(samples)) {
          expect(amount).toBeCloseTo(price[kinds.indexOf(model)] ?? -1, 6);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('the order of samples, and of uses in them, changes nothing', () => {
    fc.assert(
      fc.property(
        anySamples.chain((samples) =>
          fc.tuple(fc.constant(samples), fc.shuffledSubarray([...samples], { minLength: samples.length })),
        ),
        ([samples, shuffled]) => {
          const turned = shuffled.map((one) => ({ ...one, uses: [...one.uses].reverse() }));
          expect(learnedPrices(turned)).toEqual(learnedPrices(samples));
        },
      ),
      { numRuns: 100 },
    );
  });

  test('a price and a quote are numbers of 0 or more in their range, of at least one sample', () => {
    fc.assert(
      fc.property(anySamples, (samples) => {
        const quotes = ['a', undefined].flatMap(
          (model) => learnedQuote(samples, 'credits', 'message', model) ?? [],
        );
        for (const { amount, low, high, count } of [...learnedPrices(samples), ...quotes]) {
          expect(low).toBeGreaterThanOrEqual(0);
          expect(amount).toBeGreaterThanOrEqual(low);
          expect(high).toBeGreaterThanOrEqual(amount);
          expect(high).toBeLessThan(Number.POSITIVE_INFINITY);
          expect(count).toBeGreaterThan(0);
          expect(count).toBeLessThanOrEqual(samples.length);
        }
      }),
      { numRuns: 200 },
    );
  });
});
