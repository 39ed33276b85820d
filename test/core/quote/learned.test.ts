import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sample } from '../../../lib/core/learned/sample';
import { minute, noon, sample } from '../sample';
import { learnedQuote } from './learned-quote';

/** One after the other, up to noon. */
const of = (...amounts: number[]): Sample[] =>
  amounts.map((amount, index) => sample({ amount, at: noon - (amounts.length - index) * minute }));

function quote(samples: readonly Sample[], model?: string) {
  return learnedQuote(samples, 'credits', 'message', model);
}

test.each<[string, Sample[], { amount: number; low: number; high: number; count: number }]>([
  ['of one sample', of(10), { amount: 10, low: 10, high: 10, count: 1 }],
  ['of an odd number: the middle one', of(30, 10, 12), { amount: 12, low: 10, high: 30, count: 3 }],
  ['of an even number: between the middle two', of(1, 3, 2, 10), { amount: 2.5, low: 1, high: 10, count: 4 }],
  ['of many: the latest 15', of(99, 99, ...Array(15).fill(4)), { amount: 4, low: 4, high: 4, count: 15 }],
  ['of zeros: a price of 0 was seen', of(0, 0), { amount: 0, low: 0, high: 0, count: 2 }],
])('the quote %s', (_, samples, expected) => {
  expect(quote(samples)).toEqual({
    ...expected,
    pool: 'credits',
    unit: 'credit',
    basis: 'learned',
    feature: 'message',
  });
});

describe('what it rests on', () => {
  const samples = [
    sample({ amount: 5, model: 'opus' }),
    sample({ amount: 1, model: 'haiku' }),
    sample({ amount: 3 }),
  ];
  test.each([
    ['the same model, where there are samples of it', 'opus', 5, 1],
    ['all models, where there are none of it', 'sonnet', 3, 3],
    ['all models, where the model is not known', undefined, 3, 3],
  ])('%s', (_, model, amount, count) => {
    expect(quote(samples, model)).toMatchObject({ amount, count });
  });
  test.each([
    ['another pool', [sample({ pool: 'downloads' })]],
    ['another feature', [sample({ feature: 'image' })]],
    ['nothing', []],
  ])('%s gives no quote', (_, others) => {
    expect(quote(others)).toBeUndefined();
  });
  test('a pool that changed its unit: the new unit alone', () => {
    const changed = [...of(10, 20), sample({ unit: 'percent', amount: 2 })];
    expect(quote(changed)).toMatchObject({ unit: 'percent', amount: 2, count: 1 });
  });
});

test('for any samples the amount lies in its range', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 }), (amounts) => {
      const { amount = -1, low = 0, high = 0 } = quote(of(...amounts)) ?? {};
      expect(amount).toBeGreaterThanOrEqual(low);
      expect(amount).toBeLessThanOrEqual(high);
    }),
  );
});
