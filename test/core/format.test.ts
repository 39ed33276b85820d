import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatAge,
  formatAmount,
  formatBadge,
  formatBare,
  formatClock,
  formatSpan,
  unitWord,
} from '../../lib/core/format';
import { day, hour, minute, second } from './sample';

describe('an amount in words', () => {
  test.each<[number, string, string, string]>([
    [38, 'credit', '38 credits', '38'],
    [1, 'credit', '1 credit', '1'],
    [0, 'credit', '0 credits', '0'],
    [-5, 'credit', '-5 credits', '-5'],
    [1_234_567.89, 'credit', '1,234,567.89 credits', '1,234,567.89'],
    [0.5, 'credit', '0.5 credits', '0.5'],
    [0.004, 'credit', '0.004 credits', '0.004'],
    [12, 'message', '12 messages', '12'],
    [1, 'use', '1 use', '1'],
    [3, 'task', '3 tasks', '3'],
    [2, 'second', '2 seconds', '2'],
    [41, 'percent', '41%', '41%'],
    [41.4, 'percent', '41%', '41%'],
    [0, 'percent', '0%', '0%'],
    [9.5, 'percent', '9.5%', '9.5%'],
    [0.3, 'percent', '0.3%', '0.3%'],
    [0.04, 'percent', '0.04%', '0.04%'],
    [100, 'percent', '100%', '100%'],
    [12.5, 'USD', '$12.50', '$12.50'],
    [1_234_567.89, 'USD', '$1,234,567.89', '$1,234,567.89'],
    [0, 'USD', '$0.00', '$0.00'],
    [-3.5, 'USD', '-$3.50', '-$3.50'],
    [0.01, 'USD', '$0.01', '$0.01'],
    [0.000325, 'USD', '$0.00033', '$0.00033'],
    [3e-7, 'USD', '$0.0000003', '$0.0000003'],
    [12.5, 'EUR', '€12.50', '€12.50'],
    [1200, 'JPY', '¥1,200', '¥1,200'],
    [0.25, 'JPY', '¥0.25', '¥0.25'],
    [7, 'XQZ', 'XQZ 7.00', 'XQZ 7.00'],
    [0, 'byte', '0 byte', '0 byte'],
    [999, 'byte', '999 byte', '999 byte'],
    [1_250_000_000, 'byte', '1.3 GB', '1.3 GB'],
    [-2_000_000, 'byte', '-2 MB', '-2 MB'],
    [5e18, 'byte', '5,000,000 TB', '5,000,000 TB'],
  ])('%d %s is %j, bare %j', (amount, unit, whole, bare) => {
    expect(formatAmount(amount, unit, 'en').replaceAll('\u00a0', ' ')).toBe(whole);
    expect(formatBare(amount, unit, 'en').replaceAll('\u00a0', ' ')).toBe(bare);
  });

  test('the digits follow the locale', () => {
    expect(formatAmount(1_234_567.89, 'credit', 'de')).toBe('1.234.567,89 credits');
  });
  test('small whole numbers are written as the locale writes them, whichever it is', () => {
    // Every language and script that this Node knows, as far as two letters, or three, name it.
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const two = letters.flatMap((one) => letters.map((other) => one + other));
    const three = [...two.flatMap((start) => letters.map((end) => start + end))];
    const known = Intl.NumberFormat.supportedLocalesOf([
      ...two,
      ...three,
      ...['az-Arab', 'ff-Adlm', 'pa-Arab', 'uz-Arab', 'ar-EG', 'ar-MA', 'ur-IN', 'de-CH', 'zh-Hant'],
    ]);
    expect(known.length).toBeGreaterThan(150);
    const differing = known.filter((locale) =>
      [0, 7, 42, 999].some(
        (amount) =>
          formatBare(amount, 'credit', locale) !== new Intl.NumberFormat(locale).format(amount) ||
          formatBare(amount + 0.4, 'percent', locale) !==
            `${new Intl.NumberFormat(locale, { maximumFractionDigits: amount < 10 ? 1 : 0 }).format(amount + 0.4)}%`,
      ),
    );
    expect(differing).toEqual([]);
  });
  test.each(['image', 'Gutschriften', 'constructor', 'toString', '__proto__'])(
    'a unit that we have no word for stands as it is: %s',
    (unit) => {
      expect(unitWord(unit, 2)).toBe(unit);
      expect(formatAmount(2, unit, 'en')).toBe(`2 ${unit}`);
    },
  );
  test('what is not nothing never reads as nothing', () => {
    const amount = fc.integer({ min: 1, max: 1e12 }).map((billionths) => billionths / 1e9);
    const unit = fc.constantFrom('credit', 'percent', 'USD', 'JPY', 'message');
    fc.assert(
      fc.property(amount, unit, (some, of) => {
        expect(formatAmount(some, of, 'en')).toMatch(/[1-9]/);
      }),
    );
  });
});

describe('on the badge', () => {
  test.each<[number, string, string]>([
    [38, 'credit', '38'],
    [38.9, 'credit', '38'],
    [0, 'credit', '0'],
    [2.5, 'credit', '2.5'],
    [2.59, 'credit', '2.5'],
    [10.5, 'credit', '10'],
    [0.04, 'credit', '<0.1'],
    [999, 'credit', '999'],
    [999.9, 'credit', '999'],
    [1000, 'credit', '1K'],
    [1999, 'credit', '1.9K'],
    [2500, 'credit', '2.5K'],
    [12_345, 'credit', '12K'],
    [123_456, 'credit', '123K'],
    [999_999, 'credit', '999K'],
    [1_234_567.89, 'credit', '1.2M'],
    [5e9, 'token', '5B'],
    [7.1e12, 'byte', '7.1T'],
    [1e15, 'byte', '999T'],
    [1e300, 'byte', '999T'],
    [-5, 'credit', '-5'],
    [-9.95, 'credit', '-10'],
    [-999, 'credit', '-999'],
    [-3821, 'credit', '<0'],
    [-999.5, 'USD', '<0'],
    [41, 'percent', '41%'],
    [41.9, 'percent', '41%'],
    [99.99, 'percent', '99%'],
    [100, 'percent', '100%'],
    [0.5, 'percent', '<1%'],
    [0, 'percent', '0%'],
    [-4, 'percent', '0%'],
    [1234, 'percent', '1.2K'],
    [13, 'USD', '$13'],
    [9.99, 'USD', '$9.9'],
    [0, 'USD', '$0'],
    [-2, 'USD', '-2'],
    [999.99, 'USD', '$999'],
    [1250, 'USD', '1.2K'],
    [3000, 'USD', '$3K'],
    [13, 'EUR', '13'],
  ])('%d %s is %j', (amount, unit, text) => {
    expect(formatBadge(amount, unit)).toBe(text);
  });

  test('tenths stay the tenths that they are', () => {
    for (let tenths = 1; tenths < 100; tenths++) {
      const text = tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1);
      expect(formatBadge(tenths / 10, 'credit')).toBe(text);
      expect(formatBadge(tenths * 100, 'credit')).toBe(tenths < 10 ? String(tenths * 100) : `${text}K`);
    }
  });

  const anyUnit = fc.constantFrom('credit', 'percent', 'USD', 'EUR', 'byte', 'image');
  test('any number takes one to four characters', () => {
    fc.assert(
      fc.property(fc.double(), anyUnit, (amount, unit) => {
        const text = formatBadge(amount, unit);
        expect(text.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThanOrEqual(4);
      }),
      { numRuns: 2000 },
    );
  });
  test('it never shows more than there is', () => {
    const powers: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 };
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 1e14, noNaN: true }), (amount) => {
        const text = formatBadge(amount, 'credit');
        const shown = Number.parseFloat(text) * (powers[text.at(-1) ?? ''] ?? 1);
        expect(shown).toBeLessThanOrEqual(amount * (1 + 1e-12));
        expect(shown).toBeGreaterThan(amount * 0.49);
      }),
    );
  });
});

test.each<[number, string]>([
  [0, 'less than a minute'],
  [59 * second, 'less than a minute'],
  [minute, '1 min'],
  [hour - 1, '59 min'],
  [hour, '1 h'],
  [2 * hour + 10 * minute, '2 h 10 min'],
  [day - 1, '23 h 59 min'],
  [day, '1 d'],
  [2 * day + 3 * hour, '2 d 3 h'],
  [3 * day - 1, '2 d 23 h'],
  [3 * day + 5 * hour, '3 d'],
  [400 * day, '400 d'],
  [-2 * hour, '2 h'],
])('%d ms last %s', (ms, words) => {
  expect(formatSpan(ms)).toBe(words);
});

test.each<[number, string]>([
  [-hour, 'just now'],
  [0, 'just now'],
  [minute - 1, 'just now'],
  [minute, '1 min ago'],
  [hour, '1 h ago'],
  [day, '1 d ago'],
  [9 * day + hour, '9 d ago'],
])('%d ms old: %s', (age, words) => {
  const now = Date.parse('2026-11-04T12:00:00Z');
  expect(formatAge(now - age, now)).toBe(words);
});

/** Local times, as the clock of the person says them. 4 November 2026 is a Wednesday. */
test.each<[string, string]>([
  ['2026-11-04T18:00', '18:00'],
  ['2026-11-04T00:05', '00:05'],
  ['2026-11-05T00:00', 'Thu 00:00'],
  ['2026-11-10T11:59', 'Tue 11:59'],
  ['2026-11-01T12:00', 'Sun 12:00'],
  ['2026-11-11T12:00', '11 Nov'],
  ['2026-12-24T12:00', '24 Dec'],
  ['2027-01-02T12:00', '2 Jan 2027'],
  ['2028-11-04T12:00', '4 Nov 2028'],
])('at noon of 4 November 2026, %s is %s', (at, words) => {
  const now = new Date('2026-11-04T12:00').getTime();
  expect(formatClock(new Date(at).getTime(), now, 'en-GB').replace(',', '')).toBe(words);
});
