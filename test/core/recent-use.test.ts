import { describe, expect, it } from 'vitest';
import { RECENT_DAYS, recentUseOf, type UseRows } from '../../lib/core/recent-use';
import type { DrawRollup, Rollup } from '../../lib/core/rollup';

const today = '2026-05-31';
const none: UseRows = { rollups: [], draws: [], hours: [] };
const whose = { platform: 'acme', account: 'a1' };

function draw(day: string, amount: string, part: Partial<DrawRollup> = {}): DrawRollup {
  return { ...whose, day, pool: 'credits', unit: 'credit', amount, ...part };
}

function rollup(day: string, amount: string, part: Partial<Rollup> = {}): Rollup {
  const blank = { pool: '', model: '', feature: '', conversation: '', project: '' };
  return {
    ...whose,
    ...blank,
    day,
    unit: 'credit',
    amount,
    estimated: '0',
    spends: 1,
    uncounted: 0,
    ...part,
  };
}

describe('the recent use of an account', () => {
  it('is what each pool lost, day by day, exactly', () => {
    const draws = [draw('2026-05-30', '0.1'), draw('2026-05-30', '0.2'), draw('2026-05-28', '3')];
    expect(recentUseOf({ ...none, draws }, today, [], undefined).pools).toEqual({
      credits: {
        unit: 'credit',
        from: '2026-05-28',
        days: [
          { day: '2026-05-28', amount: 3 },
          { day: '2026-05-30', amount: 0.3 },
        ],
      },
    });
  });

  it('a pool that was read but lost nothing is known from that day on', () => {
    const seen = [{ pool: 'credits', unit: 'credit' }];
    const first = recentUseOf(none, '2026-05-01', seen, undefined);
    expect(first.pools.credits).toEqual({ unit: 'credit', from: '2026-05-01', days: [] });
    expect(recentUseOf(none, today, seen, first).pools.credits?.from).toBe('2026-05-01');
  });

  it(`forgets what is more than ${RECENT_DAYS} days ago`, () => {
    const before = recentUseOf(none, '2026-01-01', [{ pool: 'credits', unit: 'credit' }], undefined);
    expect(recentUseOf(none, today, [], before).pools.credits?.from).toBe('2026-04-06');
  });

  it('a pool that counts in another unit now begins anew', () => {
    const draws = [draw('2026-05-29', '5'), draw('2026-05-30', '7', { unit: 'percent' })];
    expect(recentUseOf({ ...none, draws }, today, [], undefined).pools.credits).toEqual({
      unit: 'percent',
      from: '2026-05-30',
      days: [{ day: '2026-05-30', amount: 7 }],
    });
  });

  it('counts spends by their unit for those pools that nobody reads', () => {
    const rollups = [
      rollup('2026-05-30', '10', { model: 'a' }),
      rollup('2026-05-30', '5', { model: 'b' }),
      rollup('2026-05-30', '1', { unit: 'message' }),
    ];
    const { units } = recentUseOf({ ...none, rollups }, today, [], undefined);
    expect(units.credit?.days).toEqual([{ day: '2026-05-30', amount: 15 }]);
    expect(units.message?.days).toEqual([{ day: '2026-05-30', amount: 1 }]);
  });

  it("today's spend is told by unit, with what is estimated or not known", () => {
    const rollups = [
      rollup('2026-05-30', '99'),
      rollup(today, '10', { estimated: '10' }),
      rollup(today, '0', { spends: 2, uncounted: 2 }),
      rollup(today, '1', { unit: 'message' }),
    ];
    expect(recentUseOf({ ...none, rollups }, today, [], undefined).today).toEqual({
      day: today,
      spent: [
        { unit: 'credit', amount: 10, estimated: true, spends: 3, uncounted: 2 },
        { unit: 'message', amount: 1, estimated: false, spends: 1, uncounted: 0 },
      ],
    });
  });

  it('adds the hours of all days', () => {
    const hours = [3, 4].map((count, index) => ({
      ...whose,
      day: `2026-05-${29 + index}`,
      hours: Array.from({ length: 24 }, (_, hour) => (hour === 9 ? count : 0)),
    }));
    const use = recentUseOf({ ...none, hours }, today, [], undefined);
    expect([use.hours[9], use.hours.length]).toEqual([7, 24]);
  });
});
