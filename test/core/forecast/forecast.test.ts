import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Forecast, forecastOf } from '../../../lib/core/forecast/forecast';
import type { ForecastInput } from '../../../lib/core/forecast/outlook';
import { addDays } from '../../../lib/core/renewal/calendar';
import { anyInput, input, noon, oddInput, record, today } from './sample';

const hour = 3_600_000;
const day = 24 * hour;

function forecast(part: Partial<ForecastInput> = {}): Forecast {
  const found = forecastOf(input(part));
  if (found === undefined) throw new Error('It says nothing.');
  return found;
}

/** 28 days that take ten on working days and nothing at weekends; before a Wednesday. */
const workdays = record(
  ...Array.from({ length: 28 }, (_, index) => ((index + 3) % 7 === 6 || (index + 3) % 7 === 0 ? 0 : 10)),
);

describe('a steady use of ten a day', () => {
  test('goes on so', () => {
    const { perDay, low, high } = forecast();
    expect(perDay).toBeCloseTo(10, 9);
    expect(low).toBeGreaterThan(7);
    expect(low).toBeLessThan(10);
    expect(high).toBeGreaterThan(10);
    expect(high).toBeLessThan(14);
  });

  test('uses up 60 in six days', () => {
    const { runsOutAt, earliest, latest } = forecast();
    expect(runsOutAt).toBe(noon + 6 * day);
    expect(earliest).toBeLessThan(noon + 6 * day);
    expect(latest).toBeGreaterThan(noon + 6 * day);
  });

  test.each<[string, Partial<ForecastInput>, Partial<Forecast>]>([
    ['lasts until a renewal in 3 days', { resetsAt: noon + 3 * day }, { verdict: 'lasts', spare: 0.3 }],
    ['may not last until a renewal in 6 days', { resetsAt: noon + 6 * day }, { verdict: 'unsure', spare: 0 }],
    [
      'runs out before a renewal in 12 days',
      { resetsAt: noon + 12 * day },
      { verdict: 'runs-out', spare: 0 },
    ],
    ['lasts until it expires in 2 days', { expiresAt: noon + 2 * day }, { verdict: 'lasts', spare: 0.4 }],
    ['runs out where nothing renews', {}, { verdict: 'runs-out' }],
    [
      'with nothing left has run out',
      { remaining: 0 },
      { verdict: 'runs-out', runsOutAt: noon, latest: noon },
    ],
    ['takes what is owed for nothing left', { remaining: -5 }, { verdict: 'runs-out', runsOutAt: noon }],
    [
      'ends at the earlier of renewal and expiry',
      { resetsAt: noon + 3 * day, expiresAt: noon + 2 * day },
      { end: { at: noon + 2 * day, by: 'expiry' }, spare: 0.4 },
    ],
    ['takes no notice of a renewal that has passed', { resetsAt: noon - 1 }, { verdict: 'runs-out' }],
  ])('%s', (_, part, expected) => {
    const found = forecast(part);
    expect(found).toMatchObject({
      ...expected,
      ...(expected.spare === undefined ? {} : { spare: expect.closeTo(expected.spare, 6) }),
    });
  });

  test('lasts beyond the horizon of 400 days, with no day on which it ends', () => {
    const found = forecast({ remaining: 1e6 });
    expect(found.verdict).toBe('lasts');
    for (const member of ['runsOutAt', 'earliest', 'latest', 'end', 'atReset', 'spare'])
      expect(found).not.toHaveProperty(member);
  });

  test('leaves 30 of 60 at a renewal in 3 days, give or take', () => {
    const { atReset } = forecast({ resetsAt: noon + 3 * day });
    expect(atReset?.amount).toBeCloseTo(30, 6);
    expect(atReset?.low).toBeLessThan(30);
    expect(atReset?.high).toBeGreaterThan(30);
  });

  test('tells no spare part of a limit that is not known', () => {
    const { limit: _limit, ...rest } = input({ resetsAt: noon + 3 * day });
    expect(forecastOf(rest)).not.toHaveProperty('spare');
  });
});

describe('it is silent', () => {
  test.each<[string, Partial<ForecastInput>]>([
    ['on the first day', { observedFrom: today }],
    ['where the record begins in the future', { observedFrom: addDays(today, 3) }],
    ['with four whole days and use on each', { observedFrom: addDays(today, -4), days: record(9, 9, 9, 9) }],
    ['with use on two days only', { days: record(9, 0, 0, 9) }],
    ['without any use', { days: [] }],
    ['once what was left is lost', { expiresAt: noon }],
    ['about an unknown remainder', { remaining: Number.NaN }],
  ])('%s', (_, part) => {
    expect(forecastOf(input(part))).toBeUndefined();
  });

  test('no longer with five observed days, today included, and use on three', () => {
    const days = [...record(9, 0, 9), { day: today, amount: 3 }];
    expect(forecastOf(input({ observedFrom: addDays(today, -5), days }))).toBeDefined();
  });
});

describe('the rhythm of the week', () => {
  test('is learned: what is left on a Friday evening lasts over the weekend', () => {
    const friday = Date.parse('2026-11-06T23:00:00Z');
    const days = [
      ...workdays,
      ...['2026-11-04', '2026-11-05', '2026-11-06'].map((one) => ({ day: one, amount: 10 })),
    ];
    const { runsOutAt } = forecast({ days, remaining: 10, now: friday });
    expect(new Date(runsOutAt ?? 0).toISOString()).toMatch(/^2026-11-09/);
  });

  test('counts little while there is little data', () => {
    const short = forecast({
      days: record(10, 10, 0, 0, 10, 10),
      observedFrom: addDays(today, -7),
      remaining: 1000,
    });
    expect(short.perDay).toBeGreaterThan(5);
    expect(short.perDay).toBeLessThan(8);
  });

  test('recent days weigh more', () => {
    const [rising, falling] = [
      [...Array(14).fill(2), ...Array(14).fill(20)],
      [...Array(14).fill(20), ...Array(14).fill(2)],
    ];
    expect(forecast({ days: record(...rising) }).perDay).toBeGreaterThan(
      forecast({ days: record(...falling) }).perDay,
    );
  });
});

test('the hours of the day say when in the day it runs out', () => {
  const hours = Array.from({ length: 24 }, (_, at) => (at === 20 ? 10_000 : 0));
  const days = record(...Array(28).fill(10));
  const { runsOutAt } = forecast({ days, hours, remaining: 5 });
  expect(new Date(runsOutAt ?? 0).toISOString()).toMatch(/^2026-11-04T20:/);
});

test('a day that is over so far by its usual hours counts as a whole day', () => {
  const hours = Array.from({ length: 24 }, (_, at) => (at === 8 ? 10_000 : 0));
  const days = [...record(...Array(28).fill(10)), { day: today, amount: 10 }];
  expect(forecast({ days, hours }).perDay).toBeCloseTo(10, 1);
});

test('scattered use has a wider range than even use of the same mean', () => {
  const even = forecast({ days: record(...Array(28).fill(10)) });
  const scattered = forecast({
    days: record(...Array.from({ length: 28 }, (_, index) => (index % 4 === 0 ? 40 : 0))),
  });
  expect(scattered.high - scattered.low).toBeGreaterThan(2 * (even.high - even.low));
});

test('a person of a few busy days may not use it at all in a week: the range begins at 0', () => {
  const rare = Array.from({ length: 28 }, (_, index) => (index % 9 === 0 ? 40 : 0));
  expect(forecast({ days: record(...rare) }).low).toBe(0);
});

test('a day whose clock goes back has 25 hours', () => {
  const days = Array.from({ length: 28 }, (_, index) => ({ day: addDays('2026-10-24', -index), amount: 24 }));
  const now = Date.parse('2026-10-24T22:00:00Z');
  const found = forecast({ days, observedFrom: '2026-09-26', now, zone: 'Europe/Berlin', remaining: 24 });
  expect(((found.runsOutAt ?? 0) - now) / hour).toBeCloseTo(25, 5);
});

describe('for any record', () => {
  test('there is no NaN, nothing below 0, and every range holds its amount', () => {
    let said = 0;
    fc.assert(
      fc.property(fc.oneof(anyInput, oddInput), (any) => {
        const found = forecastOf(any);
        if (found === undefined) return;
        said++;
        const {
          perDay,
          low,
          high,
          earliest,
          latest,
          runsOutAt,
          atReset,
          atExpiry,
          spare = 0,
          madeAt,
        } = found;
        for (const range of [{ amount: perDay, low, high }, atReset, atExpiry]) {
          if (range === undefined) continue;
          expect(range.low).toBeGreaterThanOrEqual(0);
          expect(range.amount).toBeGreaterThanOrEqual(range.low);
          expect(range.high).toBeGreaterThanOrEqual(range.amount);
          expect(Number.isFinite(range.high)).toBe(true);
        }
        expect(spare).toBeGreaterThanOrEqual(0);
        expect(spare).toBeLessThanOrEqual(1);
        const times = [earliest, runsOutAt, latest].map((time) => time ?? Number.POSITIVE_INFINITY);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(Math.min(...times)).toBeGreaterThanOrEqual(madeAt);
      }),
      { numRuns: 500 },
    );
    expect(said).toBeGreaterThan(100);
  });

  test('more use on a day never makes it run out later', () => {
    fc.assert(
      fc.property(
        anyInput,
        fc.integer({ min: -70, max: 0 }),
        fc.double({ min: 0, max: 1e5, noNaN: true }),
        (any, age, more) => {
          const [less, later] = [
            forecastOf(any),
            forecastOf({ ...any, days: [...any.days, { day: addDays(today, age), amount: more }] }),
          ];
          if (less === undefined) return;
          expect(later?.runsOutAt ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(
            (less.runsOutAt ?? Number.POSITIVE_INFINITY) + 1,
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  test('more left never makes it run out earlier, in any of the three times', () => {
    fc.assert(
      fc.property(anyInput, fc.double({ min: 0, max: 1e5, noNaN: true }), (any, more) => {
        const [less, richer] = [forecastOf(any), forecastOf({ ...any, remaining: any.remaining + more })];
        for (const time of ['earliest', 'runsOutAt', 'latest'] as const) {
          expect(richer?.[time] ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
            (less?.[time] ?? (less === undefined ? 0 : Number.POSITIVE_INFINITY)) - 1,
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  test('the order of the days, and a day in two parts, change nothing', () => {
    fc.assert(
      fc.property(anyInput, (any) => {
        const whole = any.days.map((one) => ({ ...one, amount: Math.min(1e6, Math.round(one.amount)) * 2 }));
        const halves = whole.flatMap((one) => [
          { ...one, amount: one.amount / 2 },
          { ...one, amount: one.amount / 2 },
        ]);
        expect(forecastOf({ ...any, days: halves.reverse() })).toEqual(forecastOf({ ...any, days: whole }));
      }),
    );
  });

  test('what is left at the renewal and the hour of running out say the same', () => {
    fc.assert(
      fc.property(anyInput, (any) => {
        const found = forecastOf(any);
        if (found?.atReset === undefined || found.end?.by !== 'reset') return;
        const { runsOutAt = Number.POSITIVE_INFINITY, end, atReset } = found;
        if (runsOutAt < end.at - 1000) expect(atReset.amount).toBeCloseTo(0, 3);
        if (runsOutAt > end.at + 1000) expect(atReset.amount).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});
