import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberText, parseNumber } from '../../../components/settings/parse-number';

describe('a number as people type it', () => {
  it.each([
    ['0', 0],
    ['38', 38],
    [' 2500 ', 2500],
    ['1,000', 1000],
    ['1 000', 1000],
    ['1\u00a0000', 1000],
    ['1\u202f234\u202f567', 1_234_567],
    ["1'000", 1000],
    ['1’234’567.5', 1_234_567.5],
    ['1,234,567', 1_234_567],
    ['1.234.567', 1_234_567],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1 234,50', 1234.5],
    ['12,34,567.5', 1_234_567.5],
    ['1.5', 1.5],
    ['1,5', 1.5],
    ['0.125', 0.125],
    ['0,125', 0.125],
    ['1234.567', 1234.567],
    ['.5', 0.5],
    ['007', 7],
    ['-5', -5],
    ['−5', -5],
    ['+5', 5],
    ['１２', 12],
  ])('%j is %d', (text, value) => {
    expect(parseNumber(text, 'en')).toEqual({ ok: true, value });
  });

  it.each([
    [''],
    ['   '],
    ['abc'],
    ['1e3'],
    ['1k'],
    ['$5'],
    ['5%'],
    ['0x10'],
    ['NaN'],
    ['Infinity'],
    ['--5'],
    ['1-2'],
    ['1.'],
    ['1,'],
    ['.'],
    [','],
    ['1,,000'],
    ['1.5.2'],
    ['1,0,000'],
    ['12 34'],
    ['1 0000'],
    ["1,000'000"],
    ['1.000,5,5'],
    ['1,5 000'],
  ])('%j is no number', (text) => {
    expect(parseNumber(text, 'en')).toEqual({ ok: false, message: 'Type a number.' });
  });

  it.each([
    ['1.000', 'en', 'This can be read in two ways. Type 1000, or 1.'],
    ['12.500', 'en', 'This can be read in two ways. Type 12500, or 12.5.'],
    ['1,000', 'de', 'This can be read in two ways. Type 1000, or 1.'],
    ['1.010', 'en', 'This can be read in two ways. Type 1010, or 1.01.'],
    ['1,125', 'fr', 'This can be read in two ways. Type 1125, or 1.1250.'],
  ])('%j in %s is not guessed', (text, locale, message) => {
    expect(parseNumber(text, locale)).toEqual({ ok: false, message });
  });

  it.each([
    ['1.000', 'de', 1000],
    ['1,000', 'en-GB', 1000],
  ])('%j in %s follows the group separator of the place', (text, locale, value) => {
    expect(parseNumber(text, locale)).toEqual({ ok: true, value });
  });

  it('says that a number beyond all numbers is too much', () => {
    expect(parseNumber('9'.repeat(400), 'en')).toEqual({ ok: false, message: 'That is too much.' });
  });

  it('reads back what the browser itself writes, in any of these places', () => {
    const place = fc.constantFrom('en', 'de', 'fr', 'de-CH', 'ru', 'es', 'pt-BR', 'ja', 'en-IN');
    const amount = fc.integer({ min: 0, max: 1_000_000_000 }).map((cents) => cents / 100);
    fc.assert(
      fc.property(place, amount, (locale, value) => {
        const written = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(value);
        expect(parseNumber(written, locale)).toEqual({ ok: true, value });
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void parseNumber(text, 'en')));
  });

  it('reads back the text that a field is filled with', () => {
    const value = fc.integer({ min: 0, max: 1_000_000_000_000 }).map((amount) => amount / 1000);
    const place = fc.constantFrom('en', 'de', 'fr', 'de-CH');
    fc.assert(
      fc.property(value, place, (amount, locale) => {
        expect(parseNumber(numberText(amount), locale)).toEqual({ ok: true, value: amount });
      }),
    );
  });
});
