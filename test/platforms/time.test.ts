import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, nextUtcDay, nextUtcMonday, nextUtcMonth } from '../../lib/platforms/time';

describe('an instant', () => {
  it.each([
    ['2026-09-14T10:22:31Z', '2026-09-14T10:22:31.000Z'],
    ['2026-09-14T10:22:31.123456Z', '2026-09-14T10:22:31.123Z'],
    ['2026-09-14T10:22:31+02:00', '2026-09-14T08:22:31.000Z'],
    ['2026-09-14T10:22:31', '2026-09-14T10:22:31.000Z'],
    ['2026-09-14 10:22', '2026-09-14T10:22:00.000Z'],
    ['2026-09-14', '2026-09-14T00:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(new Date(instant(text) ?? Number.NaN).toISOString()).toBe(expected);
  });

  it.each(['', 'soon', '2026', '2026-13-01', '2026-09-14T25:00:00Z', '14.09.2026', '1789374151'])(
    '"%s" is none',
    (text) => {
      expect(instant(text)).toBeUndefined();
    },
  );
});

describe('the next UTC boundary', () => {
  it.each([
    [nextUtcDay, '2026-12-31T23:59:59Z', '2027-01-01'],
    [nextUtcDay, '2026-12-31T00:00:00Z', '2027-01-01'],
    [nextUtcMonday, '2026-11-22T12:00:00Z', '2026-11-23'],
    [nextUtcMonday, '2026-11-23T00:00:00Z', '2026-11-30'],
    [nextUtcMonday, '2026-12-29T08:00:00Z', '2027-01-04'],
    [nextUtcMonth, '2026-12-01T00:00:00Z', '2027-01-01'],
    [nextUtcMonth, '2028-02-29T12:00:00Z', '2028-03-01'],
  ])('%o after %s is %s', (next, from, expected) => {
    expect(new Date(next(Date.parse(from))).toISOString()).toBe(`${expected}T00:00:00.000Z`);
  });

  it.each([
    ['day', nextUtcDay, 1],
    ['Monday', nextUtcMonday, 7],
    ['month', nextUtcMonth, 31],
  ])('%s: is midnight UTC, after now, and no later than its length', (_, next, days) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.parse('2100-01-01') }), (from) => {
        const found = next(from);
        expect(found % 86_400_000).toBe(0);
        expect(found).toBeGreaterThan(from);
        expect(found - from).toBeLessThanOrEqual(days * 86_400_000);
      }),
    );
  });
});
