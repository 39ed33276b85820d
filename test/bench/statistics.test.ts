import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, quantile, summarise } from './statistics';

describe('median', () => {
  it.each([
    { values: [7], is: 7 },
    { values: [3, 1, 2], is: 2 },
    { values: [10, 1, 3, 2], is: 2.5 },
    { values: [100, 9, 20], is: 20 },
  ])('of $values is $is', ({ values, is }) => {
    expect(median(values)).toBe(is);
  });

  it('is not moved by one wild round', () => {
    expect(median([10, 11, 12, 13, 14])).toBe(median([10, 11, 12, 13, 9000]));
  });

  it('of nothing is no number, not 0', () => {
    expect(() => median([])).toThrow(RangeError);
    expect(() => median([1, Number.NaN, 3])).toThrow(RangeError);
  });

  it('leaves the values in their order', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('quantile', () => {
  // As R's quantile() and NumPy's percentile() give them by default.
  it.each([
    { values: [1, 2, 3, 4], share: 0.25, is: 1.75 },
    { values: [1, 2, 3, 4], share: 0.75, is: 3.25 },
    { values: [1, 2, 3, 4, 5], share: 0.25, is: 2 },
    { values: [4, 8], share: 0.1, is: 4.4 },
    { values: [5, 1], share: 0, is: 1 },
    { values: [5, 1], share: 1, is: 5 },
  ])('$share of $values is $is', ({ values, share, is }) => {
    expect(quantile(values, share)).toBeCloseTo(is, 12);
  });

  it('lies within the values, and rises with the share', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), share, share, (values, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((at) => quantile(values, at));
        expect(low).toBeGreaterThanOrEqual(Math.min(...values) - 1e-6);
        expect(high).toBeLessThanOrEqual(Math.max(...values) + 1e-6);
        expect(Number(high) - Number(low)).toBeGreaterThanOrEqual(-1e-6);
      }),
    );
  });
});

describe('summarise', () => {
  it('compares medians, and tells the quartiles of the rounds’ own ratios', () => {
    const pairs = [
      { withUs: 11, baseline: 10 },
      { withUs: 24, baseline: 20 },
      { withUs: 39, baseline: 30 },
    ];
    const { quartiles, ...rest } = summarise(pairs);
    expect(rest).toEqual({ withUs: 24, baseline: 20, ratio: 1.2 });
    expect(quartiles[0]).toBeCloseTo(1.15, 12);
    expect(quartiles[1]).toBeCloseTo(1.25, 12);
  });

  it('compares with a second baseline on its own', () => {
    const { ratio, second } = summarise([{ withUs: 12, baseline: 10, second: 8 }]);
    expect([ratio, second]).toEqual([1.2, { baseline: 8, ratio: 1.5, quartiles: [1.5, 1.5] }]);
  });

  it('is 1 throughout where both sides are the same', () => {
    const rounds = fc.array(fc.double({ min: 0.1, max: 1e6, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(rounds, (values) => {
        const { ratio, quartiles } = summarise(values.map((value) => ({ withUs: value, baseline: value })));
        expect([ratio, ...quartiles]).toEqual([1, 1, 1]);
      }),
    );
  });

  it.each([
    { name: 'no rounds', pairs: [] },
    { name: 'a baseline of 0', pairs: [{ withUs: 1, baseline: 0 }] },
    {
      name: 'a 0 among the baselines',
      pairs: [1, 0, 1].map((baseline) => ({ withUs: 1, baseline })),
    },
    { name: 'no number', pairs: [{ withUs: Number.NaN, baseline: 1 }] },
  ])('has no ratio for $name', ({ pairs }) => {
    expect(() => summarise(pairs)).toThrow(RangeError);
  });
});
