import { describe, expect, test } from 'vitest';
import { startOfDay } from '../../../lib/core/renewal/calendar';
import { expiryAfter } from '../../../lib/core/renewal/expiry';
import { lastOccurrence, nextOccurrence, occurrencesBetween } from '../../../lib/core/renewal/occurrences';
import type { RenewalRule } from '../../../lib/core/renewal/rule';
import { iso, ofZone, type WallClock, zones } from './wall-clocks';

/** The rules that renew at a wall clock's day and hour. Day and week have no 30 February: they ask for its last day. */
function rulesFor(asked: string, zone: string): readonly RenewalRule[] {
  const [year = 0, month = 0, day = 0, hour = 0] = asked.split(/[-T]/).map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const weekday = new Date(Date.UTC(year, month - 1, Math.min(day, lastOfMonth))).getUTCDay();
  return [
    { every: 'day', hour, zone },
    { every: 'week', weekday, hour, zone },
    { every: 'month', day, hour, zone },
    { every: 'year', month, day, hour, zone },
  ];
}

/** What a rule gives around an instant at which it should renew, as words; undefined: all as it should be. */
function trouble(rule: RenewalRule, { asked, instant }: WallClock): string | undefined {
  const given = {
    around: iso(occurrencesBetween(rule, instant - 1, instant + 1, 'UTC')),
    from: iso(occurrencesBetween(rule, instant, instant + 1, 'UTC')),
    next: iso([nextOccurrence(rule, instant - 1, 'UTC') ?? Number.NaN]),
    last: iso([lastOccurrence(rule, instant, 'UTC') ?? Number.NaN]),
  };
  const wanted = iso([instant]);
  return Object.values(given).every(([first, ...more]) => first === wanted[0] && more.length === 0)
    ? undefined
    : `${JSON.stringify(rule)} at ${asked}: ${JSON.stringify(given)} instead of ${wanted[0]}`;
}

test('there are many zones', () => {
  expect(zones.length).toBeGreaterThanOrEqual(60);
});

describe.each(zones)('in %s, as Python knows its clock,', (zone) => {
  test('days, weeks, months and years renew at the hour', () => {
    const lines = ofZone(zone, 'at');
    expect(lines.length).toBeGreaterThanOrEqual(40);
    const troubles = lines.flatMap((line) => rulesFor(line.asked, zone).map((rule) => trouble(rule, line)));
    expect(troubles.filter((words) => words !== undefined)).toEqual([]);
  });

  test('a rule for the 31st renews on the last day of each month, and at no other time', () => {
    const lines = ofZone(zone, 'at').filter(({ asked }) => /^2024-\d\d-31T00$/.test(asked));
    const wanted = lines.map(({ instant }) => instant).sort((a, b) => a - b);
    expect(wanted).toHaveLength(12);
    const [first = 0, last = 0] = [wanted[0], wanted.at(-1)];
    expect(iso(occurrencesBetween({ every: 'month', day: 31, zone }, first, last + 1, 'UTC'))).toEqual(
      iso(wanted),
    );
  });

  test('a day begins after the gap, or the first time', () => {
    const lines = ofZone(zone, 'start');
    expect(lines.length).toBeGreaterThanOrEqual(6);
    expect(lines.map(({ asked }) => `${asked} ${iso([startOfDay(asked, zone)])}`)).toEqual(
      lines.map(({ asked, instant }) => `${asked} ${iso([instant])}`),
    );
  });

  test('credit expires at the same time of day', () => {
    const lines = ofZone(zone, 'expiry');
    expect(lines).toHaveLength(10);
    const expiry = (asked: string) => {
      const [bought = '', months = ''] = asked.split('+');
      return expiryAfter(Date.parse(bought), Number(months), zone);
    };
    expect(lines.map(({ asked }) => `${asked} ${iso([expiry(asked)])}`)).toEqual(
      lines.map(({ asked, instant }) => `${asked} ${iso([instant])}`),
    );
  });
});
