import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, hourOf, weekdayOf } from '../../../lib/core/renewal/calendar';
import { lastOccurrence, nextOccurrence, occurrencesBetween } from '../../../lib/core/renewal/occurrences';
import { RecurrenceError } from '../../../lib/core/renewal/recurrence';
import type { RenewalRule } from '../../../lib/core/renewal/rule';
import { at, changes, iso, jumpedBefore, zones } from './wall-clocks';

const DAY = 86_400_000;

describe('the renewals of a period', () => {
  // Each checked with Python's zoneinfo, not with our code. Many more in wall-clocks.test.ts.
  test.each<[string, RenewalRule, string, string, string[]]>([
    [
      'daily at an hour that the spring change skips: after the gap, that day only',
      { every: 'day', hour: 2, zone: 'Europe/Berlin' },
      '2026-03-28T00:00Z',
      '2026-03-31T00:00Z',
      ['2026-03-28T01:00Z', '2026-03-29T01:00Z', '2026-03-30T00:00Z'],
    ],
    [
      'daily at an hour that autumn has twice: the first time, once',
      { every: 'day', hour: 2, zone: 'Europe/Berlin' },
      '2026-10-24T00:00Z',
      '2026-10-27T00:00Z',
      ['2026-10-24T00:00Z', '2026-10-25T00:00Z', '2026-10-26T01:00Z'],
    ],
    [
      'daily at midnight in Cairo, where summer time skips midnight',
      { every: 'day', zone: 'Africa/Cairo' },
      '2024-04-25T00:00Z',
      '2024-04-27T12:00Z',
      ['2024-04-25T22:00Z', '2024-04-26T21:00Z'],
    ],
    [
      'daily in Apia, which had no 30 December 2011',
      { every: 'day', zone: 'Pacific/Apia' },
      '2011-12-29T00:00Z',
      '2012-01-01T00:00Z',
      ['2011-12-29T10:00Z', '2011-12-30T10:00Z', '2011-12-31T10:00Z'],
    ],
    [
      'daily on Lord Howe, which changes by half an hour',
      { every: 'day', hour: 2, zone: 'Australia/Lord_Howe' },
      '2024-10-04T12:00Z',
      '2024-10-07T12:00Z',
      ['2024-10-04T15:30Z', '2024-10-05T15:30Z', '2024-10-06T15:00Z'],
    ],
    [
      'weekly on Sunday at nine in Kathmandu',
      { every: 'week', weekday: 0, hour: 9, zone: 'Asia/Kathmandu' },
      '2026-11-01T00:00Z',
      '2026-11-16T00:00Z',
      ['2026-11-01T03:15Z', '2026-11-08T03:15Z', '2026-11-15T03:15Z'],
    ],
    [
      'monthly on the 31st: the last of shorter months, then the 31st again',
      { every: 'month', day: 31, zone: 'UTC' },
      '2024-01-31T00:00Z',
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
      'monthly over the year end, at the other side of the date line',
      { every: 'month', day: 1, zone: 'Pacific/Kiritimati' },
      '2025-11-15T00:00Z',
      '2026-01-01T00:00Z',
      ['2025-11-30T10:00Z', '2025-12-31T10:00Z'],
    ],
    [
      'yearly on 29 February: the 28th in other years, in 2100 as well, not in 2000',
      { every: 'year', month: 2, day: 29, zone: 'UTC' },
      '1999-01-01T00:00Z',
      '2002-01-01T00:00Z',
      ['1999-02-28T00:00Z', '2000-02-29T00:00Z', '2001-02-28T00:00Z'],
    ],
    [
      'yearly around a leap century',
      { every: 'year', month: 2, day: 29, zone: 'UTC' },
      '2096-01-01T00:00Z',
      '2105-01-01T00:00Z',
      [2096, 2097, 2098, 2099, 2100, 2101, 2102, 2103, 2104].map(
        (year) => `${year}-02-${year === 2096 || year === 2104 ? 29 : 28}T00:00Z`,
      ),
    ],
  ])('%s', (_, rule, from, to, wanted) => {
    expect(iso(occurrencesBetween(rule, at(from), at(to), 'Asia/Tokyo'))).toEqual(wanted);
  });

  test('begins with one at its very start, and leaves one at its end out', () => {
    const rule: RenewalRule = { every: 'day', zone: 'UTC' };
    expect(iso(occurrencesBetween(rule, at('2026-05-03T00:00Z'), at('2026-05-05T00:00Z'), 'UTC'))).toEqual([
      '2026-05-03T00:00Z',
      '2026-05-04T00:00Z',
    ]);
    expect(occurrencesBetween(rule, at('2026-05-03T00:00Z'), at('2026-05-03T00:00Z'), 'UTC')).toEqual([]);
    expect(occurrencesBetween(rule, at('2026-05-05T00:00Z'), at('2026-05-03T00:00Z'), 'UTC')).toEqual([]);
  });

  test('are none for what has no times of its own', () => {
    const rules: RenewalRule[] = [{ every: 'window', seconds: 60 }, { every: 'told' }, { every: 'never' }];
    for (const rule of rules) {
      expect(occurrencesBetween(rule, 0, 1e12, 'UTC')).toEqual([]);
      expect(nextOccurrence(rule, 0, 'UTC')).toBeUndefined();
      expect(lastOccurrence(rule, 0, 'UTC')).toBeUndefined();
    }
  });

  test('are refused where there are more than a million', () => {
    expect(() => occurrencesBetween({ every: 'day' }, -8e15, 8e15, 'UTC')).toThrow(RecurrenceError);
  });

  test('are refused for a zone that does not exist', () => {
    expect(() => nextOccurrence({ every: 'day', zone: 'Mars/Olympus' }, 0, 'UTC')).toThrow(RangeError);
  });
});

test('a rule with a zone stays where it is when the person travels; one without goes along', () => {
  const now = at('2026-05-03T12:00Z');
  const next = (rule: RenewalRule, localZone: string) => iso([nextOccurrence(rule, now, localZone) ?? 0])[0];
  const fixed: RenewalRule = { every: 'day', hour: 9, zone: 'America/New_York' };
  const local: RenewalRule = { every: 'day', hour: 9 };
  expect(next(fixed, 'Europe/Berlin')).toBe('2026-05-03T13:00Z');
  expect(next(fixed, 'Asia/Tokyo')).toBe('2026-05-03T13:00Z');
  expect(next(local, 'Europe/Berlin')).toBe('2026-05-04T07:00Z');
  expect(next(local, 'Asia/Tokyo')).toBe('2026-05-04T00:00Z');
});

test('a clock that is set back across a renewal gets the answers of before it again', () => {
  const rule: RenewalRule = { every: 'month', day: 15, zone: 'Europe/Berlin' };
  const states = ['2026-05-14T20:00Z', '2026-05-15T20:00Z', '2026-05-14T20:00Z'].map((now) => [
    ...iso([lastOccurrence(rule, at(now), 'UTC') ?? 0, nextOccurrence(rule, at(now), 'UTC') ?? 0]),
  ]);
  expect(states).toEqual([
    ['2026-04-14T22:00Z', '2026-05-14T22:00Z'],
    ['2026-05-14T22:00Z', '2026-06-14T22:00Z'],
    ['2026-04-14T22:00Z', '2026-05-14T22:00Z'],
  ]);
});

const hour = fc.integer({ min: 0, max: 23 });
const day = fc.integer({ min: 1, max: 31 });
const rule: fc.Arbitrary<Extract<RenewalRule, { hour?: number }>> = fc.oneof(
  fc.record({ every: fc.constant('day' as const), hour }),
  fc.record({ every: fc.constant('week' as const), weekday: fc.integer({ min: 0, max: 6 }), hour }),
  fc.record({ every: fc.constant('month' as const), day, hour }),
  fc.record({ every: fc.constant('year' as const), month: fc.integer({ min: 1, max: 12 }), day, hour }),
);
const zone = fc.constantFrom(...zones);
/** A zone and an instant, every other time within two days of a change of its clock. */
const moment = fc.oneof(
  fc.record({ zone, at: fc.integer({ min: at('1971-01-01T00:00Z'), max: at('2060-01-01T00:00Z') }) }),
  fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -2 * DAY, max: 2 * DAY }))
    .map(([change, shift]) => ({ zone: change.zone, at: change.at + shift })),
);
const days = fc.integer({ min: 0, max: 800 * DAY });

describe('whatever the rule and the zone', () => {
  test('the renewals of a period are in it and strictly increase', () => {
    fc.assert(
      fc.property(rule, moment, days, (rule, { zone, at: from }, length) => {
        const found = occurrencesBetween(rule, from, from + length, zone);
        expect(found.every((at) => at >= from && at < from + length)).toBe(true);
        expect(found.every((at, index) => index === 0 || at > (found[index - 1] ?? at))).toBe(true);
      }),
    );
  });

  test('a period split in two gives the same renewals', () => {
    fc.assert(
      fc.property(rule, moment, days, days, (rule, { zone, at: middle }, before, after) => {
        const between = (from: number, to: number) => occurrencesBetween(rule, from, to, zone);
        const parts = [...between(middle - before, middle), ...between(middle, middle + after)];
        expect(parts).toEqual(between(middle - before, middle + after));
      }),
    );
  });

  test('the last renewal and the next one are neighbours around the instant', () => {
    fc.assert(
      fc.property(rule, moment, (rule, { zone, at: now }) => {
        const last = lastOccurrence(rule, now, zone) ?? Number.NaN;
        const next = nextOccurrence(rule, now, zone) ?? Number.NaN;
        expect(last <= now && now < next).toBe(true);
        expect(nextOccurrence(rule, last, zone)).toBe(next);
        expect(lastOccurrence(rule, next, zone)).toBe(next);
        expect(lastOccurrence(rule, next - 1, zone)).toBe(last);
        expect(occurrencesBetween(rule, last, next + 1, zone)).toEqual([last, next]);
      }),
    );
  });

  test('a renewal falls on its day at its hour, unless the clock just skipped it', () => {
    fc.assert(
      fc.property(rule, moment, (rule, { zone, at: now }) => {
        const next = nextOccurrence(rule, now, zone) ?? Number.NaN;
        const isRight = isWanted(rule, dayOf(next, zone)) && hourOf(next, zone) === rule.hour;
        expect(isRight || jumpedBefore(next, zone)).toBe(true);
      }),
    );
  });

  test('a monthly rule falls on its day or on the last one of a shorter month', () => {
    fc.assert(
      fc.property(day, moment, (day, { at: now }) => {
        const date = new Date(nextOccurrence({ every: 'month', day }, now, 'UTC') ?? Number.NaN);
        const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
        expect(date.getUTCDate()).toBe(Math.min(day, lastOfMonth));
      }),
    );
  });
});

/** Whether a rule asks for this day. */
function isWanted(rule: RenewalRule, text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  switch (rule.every) {
    case 'week':
      return weekdayOf(text) === rule.weekday;
    case 'month':
      return day === Math.min(rule.day, lastOfMonth);
    case 'year':
      return month === rule.month && day === Math.min(rule.day, lastOfMonth);
    default:
      return true;
  }
}
