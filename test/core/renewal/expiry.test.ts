import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../../lib/core/renewal/calendar';
import { expiryAfter } from '../../../lib/core/renewal/expiry';
import { at, iso, jumpedBefore, zones } from './wall-clocks';

describe('bought credit expires', () => {
  test.each<[string, string, number, string, string]>([
    ['on the last day of a shorter month', '2026-01-31T12:00Z', 1, 'UTC', '2026-02-28T12:00Z'],
    ['on the 29th in a leap year', '2024-01-31T12:00Z', 1, 'UTC', '2024-02-29T12:00Z'],
    ['a year after 29 February on the 28th', '2024-02-29T12:00Z', 12, 'UTC', '2025-02-28T12:00Z'],
    [
      'at the same wall-clock time after the change',
      '2026-03-15T12:00Z',
      1,
      'Europe/Berlin',
      '2026-04-15T11:00Z',
    ],
    ['after the hour that spring skips', '2026-01-29T01:30Z', 2, 'Europe/Berlin', '2026-03-29T01:30Z'],
    [
      'the first time of an hour that autumn has twice',
      '2026-09-25T00:30Z',
      1,
      'Europe/Berlin',
      '2026-10-25T00:30Z',
    ],
    [
      'by the day that it is there, not in UTC',
      '2026-01-31T02:00Z',
      1,
      'America/New_York',
      '2026-03-01T02:00Z',
    ],
    [
      'in Apia a day later, since it skipped the day',
      '2011-11-30T20:00Z',
      1,
      'Pacific/Apia',
      '2011-12-30T20:00Z',
    ],
  ])('%s', (_, bought, months, zone, wanted) => {
    expect(iso([expiryAfter(at(bought), months, zone)])).toEqual([wanted]);
  });

  test('is refused for a part of a month', () => {
    expect(() => expiryAfter(0, 0.5, 'UTC')).toThrow(RangeError);
  });

  test('on its day or the last one of the month, at its time unless that is skipped', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('1990-01-01T00:00Z'), max: at('2040-01-01T00:00Z') }),
        fc.integer({ min: 1, max: 36 }),
        fc.constantFrom(...zones),
        (bought, months, zone) => {
          const [year = 0, month = 0, day = 0] = dayOf(bought, zone).split('-').map(Number);
          const wanted = new Date(Date.UTC(year, month + months, 0));
          wanted.setUTCDate(Math.min(day, wanted.getUTCDate()));
          const expiry = expiryAfter(bought, months, zone);
          const isAtItsTime =
            dayOf(expiry, zone) === wanted.toISOString().slice(0, 10) &&
            timeOf(expiry, zone) === timeOf(bought, zone);
          expect(isAtItsTime || jumpedBefore(expiry, zone)).toBe(true);
        },
      ),
    );
  });
});

function timeOf(instant: number, zone: string): string {
  return new Intl.DateTimeFormat('en', { timeZone: zone, timeStyle: 'medium' }).format(instant);
}
