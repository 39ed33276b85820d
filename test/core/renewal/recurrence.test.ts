import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { RecurrenceError, recurrence } from '../../../lib/core/renewal/recurrence';
import { at, iso } from './wall-clocks';

describe('a series', () => {
  test.each<[string, string, string, string, string, string[]]>([
    [
      'monthly from the 31st: clamped to short months, back on the 31st after them',
      'P1M',
      '2023-12-31T00:00:00Z',
      '2024-01-01T00:00Z',
      '2024-06-01T00:00Z',
      [
        '2024-01-31T00:00Z',
        '2024-02-29T00:00Z',
        '2024-03-31T00:00Z',
        '2024-04-30T00:00Z',
        '2024-05-31T00:00Z',
      ],
    ],
    [
      'monthly on the wall clock of the anchor: the last days of months at +02:00',
      'P1M',
      '2024-01-31T00:00:00+02:00',
      '2024-01-01T00:00Z',
      '2024-05-01T00:00Z',
      ['2024-01-30T22:00Z', '2024-02-28T22:00Z', '2024-03-30T22:00Z', '2024-04-29T22:00Z'],
    ],
    [
      'monthly on the wall clock of the anchor: the 30th at -05:30',
      'P1M',
      '2024-01-30T20:00:00-05:30',
      '2024-02-01T00:00Z',
      '2024-05-01T00:00Z',
      ['2024-03-01T01:30Z', '2024-03-31T01:30Z'],
    ],
    [
      'before its anchor too',
      'P1M',
      '2030-08-31T12:00:00Z',
      '2026-01-31T00:00Z',
      '2026-04-01T00:00Z',
      ['2026-01-31T12:00Z', '2026-02-28T12:00Z', '2026-03-31T12:00Z'],
    ],
    [
      'yearly from 29 February: 1900 was no leap year, 1904 was',
      'P1Y',
      '1896-02-29T00:00:00Z',
      '1899-01-01T00:00Z',
      '1905-01-01T00:00Z',
      [1899, 1900, 1901, 1902, 1903, 1904].map((year) => `${year}-02-${year === 1904 ? 29 : 28}T00:00Z`),
    ],
    [
      'by months and days: both counted from the anchor',
      'P1M15D',
      '2024-01-31T00:00:00Z',
      '2024-01-01T00:00Z',
      '2024-07-01T00:00Z',
      ['2024-01-31T00:00Z', '2024-03-15T00:00Z', '2024-04-30T00:00Z', '2024-06-14T00:00Z'],
    ],
    [
      'weekly over a year end',
      'P1W',
      '2020-12-29T06:00:00Z',
      '2025-12-22T00:00Z',
      '2026-01-07T00:00Z',
      ['2025-12-23T06:00Z', '2025-12-30T06:00Z', '2026-01-06T06:00Z'],
    ],
    [
      'of five hours',
      'PT5H',
      '2026-01-01T00:00:00Z',
      '2026-01-01T05:00Z',
      '2026-01-01T16:00Z',
      ['2026-01-01T05:00Z', '2026-01-01T10:00Z', '2026-01-01T15:00Z'],
    ],
    [
      'of ninety minutes',
      'PT90M',
      '2026-01-01T00:00:00Z',
      '2025-12-31T22:30Z',
      '2026-01-01T01:31Z',
      ['2025-12-31T22:30Z', '2026-01-01T00:00Z', '2026-01-01T01:30Z'],
    ],
    [
      'of all units at once',
      'P1Y2M1W3DT4H5M6S',
      '2024-01-31T00:00:00Z',
      '2025-01-01T00:00Z',
      '2026-01-01T00:00Z',
      ['2025-04-10T04:05:06.000Z'],
    ],
    [
      'longer than time itself: its anchor',
      'P999999Y',
      '2024-01-31T00:00:00Z',
      '0001-01-01T00:00Z',
      '9999-01-01T00:00Z',
      ['2024-01-31T00:00Z'],
    ],
  ])('%s', (_, every, anchor, from, to, wanted) => {
    expect(iso(recurrence(every, anchor).between(at(from), at(to)))).toEqual(wanted);
  });

  test('begins with one at the very start of a period, and leaves one at its end out', () => {
    const daily = recurrence('P1D', '2020-01-01T00:00:00Z');
    const [first, second] = [at('2026-05-03T00:00Z'), at('2026-05-04T00:00Z')];
    expect(daily.between(first, second)).toEqual([first]);
    expect(daily.between(first + 1, second)).toEqual([]);
    expect(daily.between(first, first)).toEqual([]);
    expect(daily.between(second, first)).toEqual([]);
  });

  test('jumps to the period, however far its anchor is', () => {
    const everySecond = recurrence('PT1S', '1976-01-01T00:00:00Z');
    const from = at('2026-05-03T00:00Z');
    // Walking there is 1.6 thousand million steps, longer than a test may take.
    expect(everySecond.between(from, from + 3000)).toEqual([from, from + 1000, from + 2000]);
  });

  test('gives a million instants, and refuses one more', () => {
    const everySecond = recurrence('PT1S', '1976-01-01T00:00:00Z');
    expect(everySecond.between(0, 1e9)).toHaveLength(1_000_000);
    expect(() => everySecond.between(0, 1e9 + 1)).toThrow('That is more than 1,000,000 instants at once.');
    expect(() => recurrence('P1M', '2024-01-31T00:00:00Z').between(-Infinity, Infinity)).toThrow(
      RecurrenceError,
    );
  });

  test('ends where time ends', () => {
    const instants = recurrence('P100Y', '2024-01-31T00:00:00Z').between(-Infinity, Infinity);
    expect(instants.length).toBeGreaterThan(5000);
    expect(instants.every((instant) => Math.abs(instant) <= 8.64e15)).toBe(true);
  });
});

describe('refused is', () => {
  test.each([
    ['', 'P'],
    ['a unit without its number', 'PM'],
    ['an empty time', 'P1DT'],
    ['only a T', 'PT'],
    ['a part of a unit', 'P1.5M'],
    ['a part of a second', 'PT0.5S'],
    ['a negative duration', '-P1M'],
    ['a negative part', 'P-1M'],
    ['no time', 'P0D'],
    ['no time in parts', 'P0Y0M0DT0H'],
    ['the wrong order', 'P1D1M'],
    ['hours without T', 'P5H'],
    ['other words', 'monthly'],
    ['space around', ' P1M'],
    ['more than can be counted', `P${'9'.repeat(400)}D`],
  ])('%s: %j as a duration', (_, every) => {
    expect(() => recurrence(every, '2024-01-31T00:00:00Z')).toThrow(RecurrenceError);
  });

  test.each([
    '2024-01-31T00:00:00',
    '2024-01-31',
    '2024-02-30T00:00:00Z',
    '2024-13-01T00:00:00Z',
    '2024-01-31T25:00:00Z',
    '2024-01-31T00:00:00+25:00',
    '2024-01-31T00:00:00+01:00[Europe/Berlin]',
    '1706659200000',
    'yesterday',
    '',
  ])('%j as an anchor', (anchor) => {
    expect(() => recurrence('P1M', anchor)).toThrow(RecurrenceError);
    expect(() => recurrence('P1M', anchor)).toThrow('is not an ISO 8601 instant');
  });
});

const instant = fc.integer({ min: at('1900-01-01T00:00Z'), max: at('2150-01-01T00:00Z') });
const small = fc.integer({ min: 0, max: 3 });
const fixed = fc
  .record({ days: fc.integer({ min: 0, max: 40 }), hours: small, minutes: fc.integer({ min: 1, max: 90 }) })
  .map(({ days, hours, minutes }) => ({
    every: `P${days}DT${hours}H${minutes}M`,
    ms: ((days * 24 + hours) * 60 + minutes) * 60_000,
  }));
const offset = fc.constantFrom('Z', '+02:00', '-05:30', '+14:00', '-12:00', '+05:45');
const calendar = fc
  .record({
    years: small,
    months: fc.integer({ min: 1, max: 14 }),
    days: fc.integer({ min: 0, max: 40 }),
    hours: small,
  })
  .map((step) => ({ step, every: `P${step.years}Y${step.months}M${step.days}DT${step.hours}H` }));
const every = fc.oneof(
  calendar.map(({ every }) => every),
  fc.integer({ min: 1, max: 14 }).map((months) => `P${months}M`),
  fixed.map(({ every }) => every),
);

/** An instant written at an offset. */
function written(instant: number, offset: string): string {
  const [hours = 0, minutes = 0] = offset === 'Z' ? [] : offset.split(':').map(Number);
  const ahead = hours * 60 + Math.sign(hours) * minutes;
  return new Date(instant + ahead * 60_000).toISOString().replace('Z', offset);
}

describe('whatever the series', () => {
  const series = fc.tuple(every, instant, offset).map(([every, anchor, offset]) => ({
    anchor,
    ...recurrence(every, written(anchor, offset)),
  }));
  // A minute's series is asked for a short time only.
  const length = fc.integer({ min: 0, max: 40 * 86_400_000 });

  test('its instants are in the period and strictly increase', () => {
    fc.assert(
      fc.property(series, instant, length, (series, from, length) => {
        const found = series.between(from, from + length);
        expect(found.every((at) => at >= from && at < from + length)).toBe(true);
        expect(found.every((at, index) => index === 0 || at > (found[index - 1] ?? at))).toBe(true);
      }),
    );
  });

  test('a period split in two gives the same instants', () => {
    fc.assert(
      fc.property(series, instant, length, length, (series, middle, before, after) => {
        const parts = [...series.between(middle - before, middle), ...series.between(middle, middle + after)];
        expect(parts).toEqual(series.between(middle - before, middle + after));
      }),
    );
  });

  test('of months: what Temporal gives for the anchor and so many times the duration', () => {
    const far = fc.integer({ min: -8 * 365 * 86_400_000, max: 8 * 365 * 86_400_000 });
    fc.assert(
      fc.property(calendar, instant, far, ({ every, step }, anchor, far) => {
        const [from, to] = [anchor + far, anchor + far + 900 * 86_400_000];
        const start = Temporal.Instant.fromEpochMilliseconds(anchor).toZonedDateTimeISO('UTC');
        const times = (n: number) => Object.entries(step).map(([unit, count]) => [unit, count * n]);
        const walked = Array.from({ length: 261 }, (_, index) => index - 130)
          .map((n) => start.add(Object.fromEntries(times(n))).epochMilliseconds)
          .filter((at) => from <= at && at < to);
        expect(recurrence(every, written(anchor, 'Z')).between(from, to)).toEqual(walked);
      }),
    );
  });

  test('its anchor is one of it', () => {
    fc.assert(
      fc.property(series, (series) => {
        expect(series.between(series.anchor, series.anchor + 1)).toEqual([series.anchor]);
      }),
    );
  });

  test('of fixed length: the distance is that length, and any of its instants is as good an anchor', () => {
    fc.assert(
      fc.property(fixed, instant, instant, offset, ({ every, ms }, anchor, from, offset) => {
        const between = (anchor: number) =>
          recurrence(every, written(anchor, offset)).between(from, from + ms * 5);
        const found = between(anchor);
        expect(found.map((at) => at - (found[0] ?? 0))).toEqual([0, ms, 2 * ms, 3 * ms, 4 * ms]);
        expect((Math.abs((found[0] ?? 0) - anchor) / ms) % 1).toBe(0);
        for (const other of found) {
          expect(between(other)).toEqual(found);
        }
      }),
    );
  });

  test('of months: each in its own month, on the day of the anchor or the last one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 14 }), instant, instant, (months, anchor, from) => {
        const found = recurrence(`P${months}M`, written(anchor, 'Z')).between(from, from + 900 * 86_400_000);
        expect(found.length).toBeGreaterThan(0);
        const monthOf = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth();
        for (const date of found.map((at) => new Date(at))) {
          const lastOfMonth = new Date(
            Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0),
          ).getUTCDate();
          expect(date.getUTCDate()).toBe(Math.min(new Date(anchor).getUTCDate(), lastOfMonth));
          expect(Math.abs(monthOf(date) - monthOf(new Date(anchor))) % months).toBe(0);
          expect(date.toISOString().slice(10)).toBe(new Date(anchor).toISOString().slice(10));
        }
      }),
    );
  });

  test('of months: any of its instants that is not clamped is as good an anchor', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 14 }), instant, instant, (months, anchor, from) => {
        const between = (anchor: number) =>
          recurrence(`P${months}M`, written(anchor, 'Z')).between(from, from + 900 * 86_400_000);
        const dayOfMonth = (at: number) => new Date(at).getUTCDate();
        const found = between(anchor);
        for (const other of found.filter((at) => dayOfMonth(at) === dayOfMonth(anchor))) {
          expect(between(other)).toEqual(found);
        }
      }),
    );
  });
});
