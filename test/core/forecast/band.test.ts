import { expect, test } from 'vitest';
import { forecastBand } from '../../../lib/core/forecast/band';
import { input, noon } from './sample';

const day = 86_400_000;

test('the band goes down from what is left by ten a day, and widens', () => {
  const band = forecastBand(input(), noon + 3 * day);
  expect(band.map(({ at }) => at)).toEqual([0, 1, 2, 3].map((days) => noon + days * day));
  expect(band.map(({ amount }) => Math.round(amount))).toEqual([60, 50, 40, 30]);
  expect(band[0]).toMatchObject({ low: 60, high: 60 });
  const widths = band.map(({ low, high }) => high - low);
  expect(widths).toEqual([...widths].sort((a, b) => a - b));
});

test('it ends at 0, not below', () => {
  expect(forecastBand(input(), noon + 30 * day).at(-1)).toEqual({
    at: noon + 30 * day,
    amount: 0,
    low: 0,
    high: 0,
  });
});

test('it has at most 1000 steps, and none without data or time', () => {
  expect(forecastBand(input(), noon + 300 * day, 1000)).toHaveLength(1001);
  expect(forecastBand(input({ days: [] }), noon + day)).toEqual([]);
  expect(forecastBand(input({ remaining: Number.NaN }), noon + day)).toEqual([]);
  expect(forecastBand(input(), noon)).toEqual([]);
});
