import { describe, expect, it } from 'vitest';
import type { LiveBalance } from '../../../lib/core/balance';
import { forecastInput, measuredUse } from '../../../lib/core/insights/pool-use';
import type { DrawRollup } from '../../../lib/core/rollup';
import { hourRollup } from '../../components/insights/sample-ledger';

const now = Date.UTC(2026, 10, 17, 12);
const draw = (day: string, amount: string, unit = 'credit'): DrawRollup => ({
  day,
  platform: 'songs',
  account: 'ada',
  pool: 'credits',
  unit,
  amount,
});
const balance: LiveBalance = {
  id: 'credits',
  label: 'Credits',
  unit: 'credit',
  remaining: 38,
  provenance: 'reported',
  freshness: 'fresh',
  readAt: now,
  uncounted: 0,
};

describe('what a forecast rests on', () => {
  it('is what the pool lost a day, and the hours of its account', () => {
    const hours = [hourRollup({ at: { 9: 2 } }), hourRollup({ day: '2026-11-16', at: { 9: 1 } })];
    const draws = [draw('2026-11-10', '2.5'), draw('2026-11-12', '4')];
    const input = forecastInput({ ...balance, limit: 50, resetsAt: now + 5 }, { draws, hours }, now, 'UTC');
    expect(input).toMatchObject({
      days: [
        { day: '2026-11-10', amount: 2.5 },
        { day: '2026-11-12', amount: 4 },
      ],
      observedFrom: '2026-11-10',
      remaining: 38,
      limit: 50,
      resetsAt: now + 5,
    });
    expect(input?.hours?.[9]).toBe(3);
  });

  it.each<[string, LiveBalance, DrawRollup[]]>([
    ['nothing was seen', balance, []],
    ['only another unit was seen', balance, [draw('2026-11-10', '2', 'USD')]],
    ['what is left is not known', (({ remaining: _, ...rest }) => rest)(balance), [draw('2026-11-10', '2')]],
  ])('is missing where %s', (_name, balance, draws) => {
    expect(forecastInput(balance, { draws, hours: [] }, now, 'UTC')).toBeUndefined();
  });
});

describe('measured use', () => {
  const draws = [draw('2026-11-13', '6'), draw('2026-11-15', '2'), draw('2026-11-17', '100')];

  it('counts the days without use, and not today, which is not over', () => {
    expect(measuredUse(draws, 'credit', '2026-11-17', undefined)).toEqual({
      observedDays: 4,
      perDay: { mean: 2, low: 2, high: 2 },
      daily: [6, 0, 2, 0],
    });
  });

  it('has the forecast’s range, scaled to what was measured', () => {
    const { perDay } = measuredUse(draws, 'credit', '2026-11-17', { perDay: 4, low: 2, high: 8 });
    expect(perDay).toEqual({ mean: 2, low: 1, high: 4 });
  });

  it('is none where nothing was seen before today', () => {
    expect(measuredUse([draw('2026-11-17', '5')], 'credit', '2026-11-17', undefined).observedDays).toBe(0);
  });
});
