import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayOf,
  daysBetween,
  hourOf,
  startOfDay,
  weekdayOf,
} from '../../../lib/core/renewal/calendar';
import { at, changes, iso, zones } from './wall-clocks';

describe('the day and the hour of an instant', () => {
  test.each<[string, string, string, number]>([
    ['2026-05-03T23:59:59.999Z', 'UTC', '2026-05-03', 23],
    ['2026-05-04T00:00:00Z', 'UTC', '2026-05-04', 0],
    ['2026-05-03T22:00:00Z', 'Europe/Berlin', '2026-05-04', 0],
    ['2025-12-31T09:59:59Z', 'Pacific/Kiritimati', '2025-12-31', 23],
    ['2025-12-31T10:00:00Z', 'Pacific/Kiritimati', '2026-01-01', 0],
    ['2026-01-01T11:59:59Z', 'Etc/GMT+12', '2025-12-31', 23],
    ['2026-05-03T18:14:59Z', 'Asia/Kathmandu', '2026-05-03', 23],
    ['2026-05-03T18:15:00Z', 'Asia/Kathmandu', '2026-05-04', 0],
    ['2024-10-05T15:29:59.999Z', 'Australia/Lord_Howe', '2024-10-06', 1],
    ['2024-10-05T15:30:00Z', 'Australia/Lord_Howe', '2024-10-06', 2],
    ['2011-12-30T09:59:59.999Z', 'Pacific/Apia', '2011-12-29', 23],
    ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31', 0],
    ['2010-11-07T02:30:59.999Z', 'America/St_Johns', '2010-11-07', 0],
    ['2010-11-07T02:31:00Z', 'America/St_Johns', '2010-11-06', 23],
    ['2010-11-07T03:30:00Z', 'America/St_Johns', '2010-11-07', 0],
    ['1969-12-31T23:59:59.999Z', 'UTC', '1969-12-31', 23],
  ])('%s in %s is %s at %d', (instant, zone, day, hour) => {
    expect(dayOf(at(instant), zone)).toBe(day);
    expect(hourOf(at(instant), zone)).toBe(hour);
  });

  test('are refused for an unknown zone and for what is no instant', () => {
    expect(() => dayOf(0, 'Mars/Olympus')).toThrow(RangeError);
    expect(() => dayOf(Number.NaN, 'UTC')).toThrow(RangeError);
    expect(() => hourOf(Number.POSITIVE_INFINITY, 'UTC')).toThrow(RangeError);
  });

  const instant = fc.integer({ min: at('1970-01-02T00:00Z'), max: at('2060-01-01T00:00Z') });
  const nearChange = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -90_000_000, max: 90_000_000 }), fc.boolean())
    .map(([change, shift, isClose]) => ({
      zone: change.zone,
      instant: change.at + (isClose ? shift % 3 : shift),
    }));

  test('agree with Intl, anywhere and next to changes of the clock', () => {
    const anywhere = fc.record({ zone: fc.constantFrom(...zones), instant });
    fc.assert(
      fc.property(fc.oneof(anywhere, nearChange), ({ zone, instant }) => {
        const parts = new Intl.DateTimeFormat('en', {
          timeZone: zone,
          hourCycle: 'h23',
          year: 'numeric',
          month: '2-digit',
          day: '2-digit',
          hour: '2-digit',
        }).formatToParts(instant);
        const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value;
        expect(dayOf(instant, zone)).toBe(`${part('year')}-${part('month')}-${part('day')}`);
        expect(hourOf(instant, zone)).toBe(Number(part('hour')));
      }),
      { numRuns: 600 },
    );
  });
});

describe('days', () => {
  test.each<[string, number, string]>([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2100-02-28', 1, '2100-03-01'],
    ['2000-02-28', 1, '2000-02-29'],
    ['2025-12-31', 1, '2026-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['1970-01-01', -1, '1969-12-31'],
    ['2026-05-03', 0, '2026-05-03'],
    ['2026-05-03', 365, '2027-05-03'],
  ])('%s and %d days are %s', (day, days, wanted) => {
    expect(addDays(day, days)).toBe(wanted);
    expect(daysBetween(day, wanted)).toBe(days);
  });

  test.each<[string, number]>([
    ['1970-01-01', 4],
    ['2000-02-29', 2],
    ['2024-02-29', 4],
    ['2026-05-03', 0],
    ['1969-12-27', 6],
  ])('%s is weekday %d', (day, wanted) => {
    expect(weekdayOf(day)).toBe(wanted);
  });

  test.each(['2023-02-29', '2026-04-31', '2026-13-01', '2026-5-3', '2026-05-03T00:00Z', '', 'today'])(
    '%j is refused',
    (day) => {
      expect(() => addDays(day, 1)).toThrow(RangeError);
      expect(() => startOfDay(day, 'UTC')).toThrow(RangeError);
      expect(() => weekdayOf(day)).toThrow(RangeError);
    },
  );

  test('a day begins where the day before has ended', () => {
    const day = fc
      .date({ min: new Date('1971-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    // Havana, Sao Paulo and Beirut change at midnight; St John's and Goose Bay did a minute after.
    fc.assert(
      fc.property(fc.constantFrom(...zones), day, (zone, day) => {
        const start = startOfDay(day, zone);
        // Only a day that the zone skipped whole begins as the next one.
        const isSkipped = startOfDay(addDays(day, 1), zone) === start;
        expect(dayOf(start, zone)).toBe(isSkipped ? addDays(day, 1) : day);
        expect(dayOf(start - 1, zone) < day).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test("adding and counting days are each other's inverse", () => {
    const days = fc.integer({ min: -40_000, max: 40_000 });
    fc.assert(
      fc.property(days, days, (a, b) => {
        const [first, second] = [addDays('2000-02-29', a), addDays('2000-02-29', b)];
        expect(daysBetween(first, second)).toBe(b - a);
        expect(addDays(first, b - a)).toBe(second);
        expect(first < second).toBe(a < b);
        expect(weekdayOf(first)).toBe((((2 + a) % 7) + 7) % 7);
      }),
    );
  });

  test("the start of Apia's skipped day is that of the next", () => {
    expect(iso([startOfDay('2011-12-30', 'Pacific/Apia')])).toEqual(['2011-12-30T10:00Z']);
    expect(iso([startOfDay('2011-12-31', 'Pacific/Apia')])).toEqual(['2011-12-30T10:00Z']);
  });
});
