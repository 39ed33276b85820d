import fc from 'fast-check';
import type { Forecast } from '../../../lib/core/forecast/forecast';
import type { ForecastInput } from '../../../lib/core/forecast/outlook';
import { addDays } from '../../../lib/core/renewal/calendar';

/** A Wednesday, like `noon` in ../sample. */
export const today = '2026-11-04';
export const noon = Date.parse('2026-11-04T12:00:00Z');

/** A record of whole days up to yesterday, the last given amount being yesterday's. */
export function record(...amounts: readonly number[]): ForecastInput['days'] {
  return amounts.map((amount, index) => ({ day: addDays(today, index - amounts.length), amount }));
}

/** 28 days of ten each, half of today's ten used by noon, 60 of 100 left. */
export function input(part: Partial<ForecastInput> = {}): ForecastInput {
  return {
    days: [...record(...Array(28).fill(10)), { day: today, amount: 5 }],
    observedFrom: addDays(today, -28),
    remaining: 60,
    limit: 100,
    now: noon,
    zone: 'UTC',
    ...part,
  };
}

export function forecast(part: Partial<Forecast> = {}): Forecast {
  return { madeAt: noon, perDay: 10, low: 8, high: 12, verdict: 'unsure', ...part };
}

const amount = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 1000 }),
  fc.double({ min: 0, max: 1000, noNaN: true }),
  fc.double({ min: 0, max: Number.MAX_VALUE, noNaN: true }),
);
const odd = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, 0, 1e308);

/** Any record that a person may have, in zones with and without changes of the clock. */
export const anyInput: fc.Arbitrary<ForecastInput> = fc.record(
  {
    days: fc.array(
      fc.record({ day: fc.integer({ min: -60, max: 2 }).map((age) => addDays(today, age)), amount }),
      { minLength: 12, maxLength: 60 },
    ),
    observedFrom: fc.integer({ min: -300, max: -4 }).map((age) => addDays(today, age)),
    hours: fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 24, maxLength: 24 }),
    remaining: fc.double({ min: 0, max: 1e6, noNaN: true }),
    limit: fc.double({ min: 0, max: 1e6, noNaN: true }),
    resetsAt: fc.integer({ min: noon - 1e9, max: noon + 4e10 }),
    expiresAt: fc.integer({ min: noon - 1e8, max: noon + 4e10 }),
    now: fc.integer({ min: noon - 12 * 3_600_000, max: noon + 11 * 3_600_000 }),
    zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Apia', 'Australia/Lord_Howe'),
  },
  { requiredKeys: ['days', 'observedFrom', 'remaining', 'now', 'zone'] },
);

/** The same, with numbers that no ledger should hold. */
export const oddInput: fc.Arbitrary<ForecastInput> = fc
  .tuple(
    anyInput,
    fc.record(
      {
        remaining: odd,
        limit: odd,
        resetsAt: odd,
        expiresAt: odd,
        now: odd,
        hours: fc.array(fc.oneof(odd, fc.nat()), { maxLength: 30 }),
      },
      { requiredKeys: [] },
    ),
    fc.array(odd, { maxLength: 10 }),
  )
  .map(([usual, strange, amounts]) => ({
    ...usual,
    ...strange,
    days: [...usual.days, ...record(...amounts)],
  }));
