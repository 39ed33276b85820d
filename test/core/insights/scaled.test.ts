import Big from 'big.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromScaled, placesOf, toScaled } from '../../../lib/core/insights/scaled';

it.each([
  ['0', 0, 0n],
  ['12', 2, 1200n],
  ['0.05', 2, 5n],
  ['-1.5', 1, -15n],
  ['0.059', 2, 5n],
])('%s with %i places is %s', (decimal, places, scaled) => {
  expect(toScaled(decimal, places)).toBe(scaled);
});

it.each([
  [0n, 0, '0'],
  [0n, 6, '0'],
  [-5n, 2, '-0.05'],
  [1250n, 3, '1.25'],
  [100n, 0, '100'],
])('%s with %i places reads %s', (scaled, places, decimal) => {
  expect(fromScaled(scaled, places)).toBe(decimal);
});

it.each(['x', '1,5', 'NaN', '1.5.2', '1e3'])('"%s" is no decimal', (text) => {
  expect(() => toScaled(text, 2)).toThrow(SyntaxError);
});

it('loses nothing, and adds up as big decimals do', () => {
  const decimals = fc
    .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.nat(12))
    .map(([digits, places]) => new Big(String(digits)).div(new Big(10).pow(places)))
    .map((big) => big.toFixed());
  fc.assert(
    fc.property(fc.array(decimals), (all) => {
      const places = placesOf(all);
      const sum = all.reduce((total, decimal) => total + toScaled(decimal, places), 0n);
      expect(fromScaled(sum, places)).toBe(all.reduce((total, one) => total.plus(one), new Big(0)).toFixed());
      for (const decimal of all) {
        expect(fromScaled(toScaled(decimal, places), places)).toBe(new Big(decimal).toFixed());
      }
    }),
  );
});
