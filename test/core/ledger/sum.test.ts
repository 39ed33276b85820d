import fc from 'fast-check';
import { expect, it } from 'vitest';
import { amountOf, amountText } from '../../../lib/core/amount';
import { Sum } from '../../../lib/core/ledger/sum';

it('a growing sum is that of the decimals, in any order', () => {
  const amount = fc.oneof(
    fc.integer({ min: -1e6, max: 1e6 }).map((cents) => cents / 100),
    fc.constantFrom(0.1, 1e-7, 123_456_789.123_456, 1e15, 9e14, -9e14, 0, -0),
    fc.double({ noNaN: true, min: -1e21, max: 1e21 }),
  );
  fc.assert(
    fc.property(fc.array(amount), (amounts) => {
      const expected = amounts.reduce((sum, one) => sum.plus(amountOf(one)), amountOf(0));
      for (const order of [amounts, [...amounts].reverse()]) {
        const sum = new Sum();
        for (const one of order) sum.add(one);
        expect(amountText(sum.value)).toBe(amountText(expected));
      }
    }),
    { numRuns: 500 },
  );
});
