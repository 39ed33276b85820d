import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../lib/core/insights/aggregate';
import { eachDay } from '../../../lib/core/insights/days';
import { busiestWeekday, heatLevel, hourGrid, spendsByDay, weeksOf } from '../../../lib/core/insights/rhythm';
import { addDays, weekdayOf } from '../../../lib/core/renewal/calendar';
import { hourRollup } from '../../components/insights/sample-ledger';

const all: Scope = { from: '0001-01-01', to: '9999-12-31' };
const TUESDAY = '2026-11-17';

describe('the busiest hours', () => {
  it('are counted by weekday and hour, over platforms and weeks', () => {
    const grid = hourGrid(
      [
        hourRollup({ day: TUESDAY, at: { 9: 2, 14: 1 } }),
        hourRollup({ day: addDays(TUESDAY, -7), platform: 'router', at: { 14: 4 } }),
        hourRollup({ day: addDays(TUESDAY, 1), at: { 14: 3 } }),
      ],
      all,
    );
    expect(grid.counts[2]?.[14]).toBe(5);
    expect(grid.counts[2]?.[9]).toBe(2);
    expect(grid.counts[3]?.[14]).toBe(3);
    expect(grid.total).toBe(10);
    expect(grid.busiest).toEqual({ weekday: 2, hour: 14, count: 5 });
  });

  it('follow the filters', () => {
    const rows = [hourRollup({ at: { 1: 1 } }), hourRollup({ platform: 'router', at: { 2: 1 } })];
    expect(hourGrid(rows, { ...all, platform: 'router' }).busiest).toEqual({ weekday: 2, hour: 2, count: 1 });
    expect(hourGrid(rows, { ...all, account: 'nobody' }).total).toBe(0);
    expect(hourGrid(rows, { from: '2026-11-18', to: '2026-11-30' }).total).toBe(0);
  });

  it('there is no busiest one without spends', () => {
    expect(hourGrid([], all)).not.toHaveProperty('busiest');
  });

  it('lose no spend: the grid, the days and the rows have the same total', () => {
    const row = fc
      .tuple(fc.nat(1000), fc.array(fc.nat(50), { minLength: 24, maxLength: 24 }))
      .map(([day, hours]) => ({ ...hourRollup({ day: addDays('2025-01-01', day) }), hours }));
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const total = rows.flatMap(({ hours }) => hours).reduce((sum, count) => sum + count, 0);
        expect(hourGrid(rows, all).total).toBe(total);
        expect([...spendsByDay(rows, all).values()].reduce((sum, count) => sum + count, 0)).toBe(total);
      }),
    );
  });
});

describe('the weekday on which the most is spent', () => {
  const span = { from: '2026-11-01', to: '2026-11-28' };
  const days = (amountOf: (day: string) => number) =>
    new Map(
      eachDay(span)
        .map((day) => [day, amountOf(day)] as const)
        .filter(([, amount]) => amount > 0)
        .map(([day, amount]) => [day, String(amount)]),
    );

  it('is told where one leads', () => {
    expect(
      busiestWeekday(
        days((day) => (weekdayOf(day) === 2 ? 20 : 10)),
        span,
      ),
    ).toBe(2);
  });

  it.each<[string, (day: string) => number]>([
    ['all are alike', () => 10],
    ['one leads by less than a tenth', (day) => (weekdayOf(day) === 2 ? 10.5 : 10)],
    ['there was one spend only', (day) => (day === TUESDAY ? 10 : 0)],
    ['there was none', () => 0],
  ])('is not told where %s', (_name, amountOf) => {
    expect(busiestWeekday(days(amountOf), span)).toBeUndefined();
  });

  it('is not told of less than two weeks', () => {
    const short = { from: '2026-11-14', to: '2026-11-26' };
    expect(
      busiestWeekday(
        days((day) => (weekdayOf(day) === 2 ? 20 : 1)),
        short,
      ),
    ).toBeUndefined();
  });

  it('goes by the average, so that a weekday that comes once more has no lead', () => {
    const uneven = { from: '2026-11-01', to: '2026-11-15' };
    const sundays = days((day) => (weekdayOf(day) === 0 ? 10 : weekdayOf(day) === 1 ? 14 : 0));
    expect(busiestWeekday(sundays, uneven)).toBe(1);
  });
});

describe('the weeks of a calendar', () => {
  it('hold each day once, in its row', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.nat(400), fc.nat(6), (first, length, start) => {
        const from = addDays('2020-01-01', first);
        const span = { from, to: addDays(from, length) };
        const weeks = weeksOf(span, start);
        expect(weeks.flat().filter((day) => day !== undefined)).toEqual(eachDay(span));
        const misplaced = weeks.flatMap((week) =>
          week.filter((day, row) => day !== undefined && (weekdayOf(day) - start + 7) % 7 !== row),
        );
        expect(misplaced).toEqual([]);
        expect(weeks.every((week) => week.length === 7)).toBe(true);
      }),
    );
  });
});

describe('how strongly a value is coloured', () => {
  it.each([
    [0, [1, 2, 3, 4], 0],
    [1, [1, 2, 3, 4], 1],
    [4, [1, 2, 3, 4], 4],
    [1, [1, 1, 1, 1000], 1],
    [1000, [1, 1, 1, 1000], 4],
    [5, [5], 4],
    [5, [], 0],
  ])('%i of %j: %i', (value, ascending, level) => {
    expect(heatLevel(value, ascending)).toBe(level);
  });

  it('more is never paler', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1 }), (values) => {
        const ascending = [...values].sort((a, b) => a - b);
        const levels = ascending.map((value) => heatLevel(value, ascending));
        expect(levels).toEqual([...levels].sort());
        expect(levels.at(-1)).toBe(4);
      }),
    );
  });
});
