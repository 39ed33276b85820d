import { describe, expect, it } from 'vitest';
import type { Pace } from '../../lib/core/pace';
import { paceForecast } from '../../lib/core/pace-forecast';
import { addDays } from '../../lib/core/renewal/calendar';
import { balance, day, noon, without } from './sample';

/** Ten a day of the pool and a hundred a day in its unit, for four weeks up to noon's day. */
function pace(part: Partial<Pace> = {}): Pace {
  const series = (amount: number) => ({
    unit: 'credit',
    from: addDays('2026-11-04', -28),
    days: Array.from({ length: 28 }, (_, index) => ({ day: addDays('2026-11-04', -28 + index), amount })),
  });
  return {
    pools: { credits: series(10) },
    units: { credit: series(100) },
    hours: Array.from({ length: 24 }, () => 1),
    today: { day: '2026-11-04', spent: [] },
    ...part,
  };
}
const of = (part: Parameters<typeof balance>[0] = {}, with_ = pace()) =>
  paceForecast(balance(part), with_, noon, 'UTC');

describe('the forecast of a pool', () => {
  it('rests on what its own readings say that it lost', () => {
    const forecast = of({ remaining: 40 });
    expect(forecast?.perDay).toBeCloseTo(10, 0);
    expect(forecast?.verdict).toBe('runs-out');
    expect(Math.abs((forecast?.runsOutAt ?? 0) - (noon + 4 * day))).toBeLessThan(day);
  });

  it('of a pool by hand, on what was seen spent in its unit', () => {
    expect(of({ id: 'manual:m1', provenance: 'manual' })?.perDay).toBeCloseTo(100, -1);
  });

  it('asks whether it lasts until it renews', () => {
    expect(of({ remaining: 40, resetsAt: noon + 2 * day })?.verdict).toBe('lasts');
    expect(of({ remaining: 40, resetsAt: noon + 20 * day })?.verdict).toBe('runs-out');
  });

  it('is silent without a number, a pace of this pool, or where its unit was another one', () => {
    expect(paceForecast(without(balance(), 'remaining'), pace(), noon, 'UTC')).toBeUndefined();
    expect(paceForecast(balance(), undefined, noon, 'UTC')).toBeUndefined();
    expect(of({ id: 'songs' })).toBeUndefined();
    expect(of({ id: 'constructor' })).toBeUndefined();
    expect(of({ unit: 'percent' })).toBeUndefined();
  });
});
