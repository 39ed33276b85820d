import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  lastRenewal,
  type ManualLimit,
  manualBalance,
  nextRenewal,
  type Renewal,
} from '../../lib/core/manual';
import { day, hour, spend, without } from './sample';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A local time of the zone that is set. */
function local(text: string): number {
  return new Date(text).getTime();
}

const daily: Renewal = { every: 'day' };
const onDay = (wanted: number): Renewal => ({ every: 'month', day: wanted });
const onWeekday = (weekday: number): Renewal => ({ every: 'week', weekday });

function limit(part: Partial<ManualLimit> = {}): ManualLimit {
  return {
    id: 'm1',
    name: 'Acme',
    unit: 'credit',
    amount: 100,
    renewal: onDay(15),
    savedAt: local('2026-11-04T12:00:00'),
    ...part,
  };
}

describe('the next renewal', () => {
  test.each<[Renewal, string, string]>([
    [daily, '2026-11-04T12:00', '2026-11-05T00:00'],
    [daily, '2026-11-04T00:00', '2026-11-05T00:00'],
    [daily, '2026-12-31T23:59:59.999', '2027-01-01T00:00'],
    // 4 November 2026 is a Wednesday.
    [onWeekday(3), '2026-11-04T00:00', '2026-11-11T00:00'],
    [onWeekday(3), '2026-11-03T23:59', '2026-11-04T00:00'],
    [onWeekday(0), '2026-11-04T12:00', '2026-11-08T00:00'],
    [onWeekday(2), '2026-11-04T12:00', '2026-11-10T00:00'],
    [onDay(15), '2026-11-04T12:00', '2026-11-15T00:00'],
    [onDay(15), '2026-11-15T00:00', '2026-12-15T00:00'],
    [onDay(31), '2026-11-04T12:00', '2026-11-30T00:00'],
    [onDay(31), '2026-11-30T00:00', '2026-12-31T00:00'],
    [onDay(31), '2027-01-31T08:00', '2027-02-28T00:00'],
    [onDay(31), '2028-01-31T08:00', '2028-02-29T00:00'],
    [onDay(30), '2027-02-28T00:00', '2027-03-30T00:00'],
    [onDay(1), '2026-12-31T23:59', '2027-01-01T00:00'],
  ])('%j after %s is %s', (renewal, from, next) => {
    expect(nextRenewal(renewal, local(from))).toBe(local(next));
  });

  test('is none where nothing renews', () => {
    expect(nextRenewal({ every: 'never' }, Date.now())).toBeUndefined();
    expect(lastRenewal(limit({ renewal: { every: 'never' } }), local('2030-01-01T00:00'))).toBeUndefined();
  });
});

describe('by the clock of the person, whatever it does', () => {
  test.each([
    ['Europe/Berlin', '2026-03-28T12:00:00+01:00', '2026-03-29T00:00:00+01:00', 'before the short day'],
    ['Europe/Berlin', '2026-03-29T12:00:00+02:00', '2026-03-30T00:00:00+02:00', 'on the day of 23 hours'],
    ['Europe/Berlin', '2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00', 'on the day of 25 hours'],
    // Lebanon's clocks go from 24:00 to 01:00: that day has no midnight.
    ['Asia/Beirut', '2026-03-28T12:00:00+02:00', '2026-03-29T01:00:00+03:00', 'where midnight is skipped'],
    // Cuba's go from 01:00 back to 00:00: that day has two.
    ['America/Havana', '2026-11-01T00:30:00-05:00', '2026-11-02T00:00:00-05:00', 'after the second midnight'],
    // Samoa had no 30 December 2011.
    ['Pacific/Apia', '2011-12-29T12:00:00-10:00', '2011-12-31T00:00:00+14:00', 'where a day is skipped'],
  ])('%s, from %s', (zone, from, next) => {
    vi.stubEnv('TZ', zone);
    expect(new Date(nextRenewal(daily, Date.parse(from)) ?? Number.NaN)).toEqual(new Date(next));
  });
});

const zones = ['UTC', 'Europe/Berlin', 'America/Havana', 'Asia/Beirut', 'Pacific/Apia', 'Asia/Kathmandu'];
const instant = fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2060-01-01') });
const anyRenewal: fc.Arbitrary<Renewal> = fc.oneof(
  fc.constant(daily),
  fc.integer({ min: 0, max: 6 }).map(onWeekday),
  fc.integer({ min: 1, max: 31 }).map(onDay),
);
/** One period, and the hour that clocks may be set back or the day that Samoa left out. */
const longest = { day: 2 * day, week: 8 * day, month: 31 * day + hour, never: 0 };

describe.each(zones)('for any renewal in %s', (zone) => {
  test('the next one comes after `from`, within one period', () => {
    vi.stubEnv('TZ', zone);
    fc.assert(
      fc.property(anyRenewal, instant, (renewal, from) => {
        const next = nextRenewal(renewal, from) ?? Number.NaN;
        expect(next).toBeGreaterThan(from);
        expect(next - from).toBeLessThanOrEqual(longest[renewal.every]);
      }),
    );
  });
  test('a month renews on its day, or on its last where it is shorter', () => {
    vi.stubEnv('TZ', zone);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31 }), instant, (wanted, from) => {
        const next = new Date(nextRenewal(onDay(wanted), from) ?? Number.NaN);
        const lastDay = new Date(next.getFullYear(), next.getMonth() + 1, 0).getDate();
        expect(next.getDate()).toBe(Math.min(wanted, lastDay));
      }),
    );
  });
  test('the last one is the one before the next', () => {
    vi.stubEnv('TZ', zone);
    fc.assert(
      fc.property(anyRenewal, instant, (renewal, now) => {
        const last = lastRenewal(limit({ renewal, savedAt: now - 70 * day }), now) ?? Number.NaN;
        expect(last).toBeLessThanOrEqual(now);
        expect(nextRenewal(renewal, last)).toBe(nextRenewal(renewal, now));
      }),
    );
  });
});

describe('the last renewal', () => {
  const now = local('2026-11-20T12:00');
  test.each([
    ['is the one since it was saved', '2026-11-04T12:00', local('2026-11-15T00:00')],
    ['is none if it was saved after it', '2026-11-16T12:00', undefined],
    ['is none if it was saved at that instant: it was full then', '2026-11-15T00:00', undefined],
    ['is found at once, however long ago it was saved', '1970-01-02T00:00', local('2026-11-15T00:00')],
  ])('%s', (_, savedAt, expected) => {
    expect(lastRenewal(limit({ savedAt: local(savedAt) }), now)).toBe(expected);
  });
});

describe('a limit by hand as a pool', () => {
  const savedAt = local('2026-11-04T12:00');
  const now = local('2026-11-05T12:00');
  const renewed = local('2026-11-15T00:00');

  test('begins full, of its own provenance, with its next renewal', () => {
    expect(manualBalance(limit(), [], now)).toEqual({
      id: 'manual:m1',
      label: 'Limit by hand',
      unit: 'credit',
      remaining: 100,
      limit: 100,
      used: 0,
      resetsAt: renewed,
      provenance: 'manual',
      freshness: 'fresh',
      readAt: savedAt,
      uncounted: 0,
    });
  });
  test('or with what was left when it was saved, until it renews', () => {
    expect(manualBalance(limit({ left: 30 }), [], now)).toMatchObject({ remaining: 30, used: 70 });
    expect(manualBalance(limit({ left: 30 }), [], renewed)).toMatchObject({ remaining: 100, used: 0 });
  });
  test.each([
    ['a spend since', [spend({ at: savedAt + 1 })], 90, 0],
    ['of whatever pool', [without(spend({ at: savedAt + 1 }), 'pool')], 90, 0],
    ['a spend at the instant of saving: in it already', [spend({ at: savedAt })], 100, 0],
    ['in another unit', [spend({ at: savedAt + 1, unit: 'message' })], 100, 0],
    ['of unknown cost', [without(spend({ at: savedAt + 1 }), 'amount')], 100, 1],
    ['learned: it repeats another', [spend({ at: savedAt + 1, basis: 'learned' })], 100, 0],
    ['more than there is', [spend({ at: savedAt + 1, amount: 101 })], 0, 0],
  ])('minus %s', (_, spends, remaining, uncounted) => {
    expect(manualBalance(limit(), spends, now)).toMatchObject({ remaining, uncounted });
  });
  test('a spend at the very instant of the renewal is the first of the new period', () => {
    const spends = [spend({ at: renewed - 1 }), spend({ at: renewed })];
    expect(manualBalance(limit(), spends, renewed + 1)).toMatchObject({ remaining: 90, used: 10 });
  });
  test('without a renewal never fills again', () => {
    const once = manualBalance(limit({ renewal: { every: 'never' }, left: 3 }), [], now + 400 * day);
    expect(once).toMatchObject({ remaining: 3 });
    expect(once).not.toHaveProperty('resetsAt');
  });
});
