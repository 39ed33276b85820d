import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregate } from '../../../lib/core/insights/aggregate';
import type { DaySpan } from '../../../lib/core/insights/days';
import { daysIn, eachDay } from '../../../lib/core/insights/days';
import { binSizeOf, binsOf, timelineOf } from '../../../lib/core/insights/timeline';
import { addDays } from '../../../lib/core/renewal/calendar';
import { rollup } from '../../components/insights/sample-ledger';

const MONDAY = 1;
const spans: fc.Arbitrary<DaySpan> = fc.tuple(fc.nat(4000), fc.nat(800)).map(([first, length]) => ({
  from: addDays('2020-01-01', first),
  to: addDays('2020-01-01', first + length),
}));

describe('columns', () => {
  it.each([
    [1, 'day'],
    [92, 'day'],
    [93, 'week'],
    [732, 'week'],
    [733, 'month'],
  ])('%i days are shown by %s', (days, size) => {
    expect(binSizeOf({ from: '2026-01-01', to: addDays('2026-01-01', days - 1) })).toBe(size);
  });

  it.each<[string, DaySpan, 'week' | 'month', number, [string, string][]]>([
    [
      'weeks from Monday, cut at both ends',
      { from: '2026-11-14', to: '2026-11-24' },
      'week',
      MONDAY,
      [
        ['2026-11-14', '2026-11-15'],
        ['2026-11-16', '2026-11-22'],
        ['2026-11-23', '2026-11-24'],
      ],
    ],
    [
      'weeks from Sunday',
      { from: '2026-11-14', to: '2026-11-16' },
      'week',
      0,
      [
        ['2026-11-14', '2026-11-14'],
        ['2026-11-15', '2026-11-16'],
      ],
    ],
    [
      'months, also a leap February',
      { from: '2028-01-31', to: '2028-03-01' },
      'month',
      MONDAY,
      [
        ['2028-01-31', '2028-01-31'],
        ['2028-02-01', '2028-02-29'],
        ['2028-03-01', '2028-03-01'],
      ],
    ],
  ])('%s', (_name, span, size, start, expected) => {
    expect(binsOf(span, size, start).map(({ from, to }) => [from, to])).toEqual(expected);
  });

  it('hold each day of the span exactly once', () => {
    fc.assert(
      fc.property(
        spans,
        fc.constantFrom('day' as const, 'week' as const, 'month' as const),
        fc.nat(6),
        (span, size, start) => {
          expect(binsOf(span, size, start).flatMap((bin) => eachDay(bin))).toEqual(eachDay(span));
        },
      ),
    );
  });
});

describe('the course of a measure', () => {
  const span = { from: '2026-11-01', to: '2026-11-03' };
  const rows = [
    rollup({ day: '2026-11-01', model: 'a', amount: '5' }),
    rollup({ day: '2026-11-01', model: 'b', amount: '0.5' }),
    rollup({ day: '2026-11-03', model: 'b', amount: '0.5' }),
    rollup({ day: '2026-11-03', model: 'c', amount: '0.2' }),
    rollup({ day: '2026-11-03', model: 'd', amount: '0.1' }),
    rollup({ day: '2026-11-02', model: 'e', amount: '0', uncounted: 1 }),
  ];
  const course = (most: number) => {
    const [summary] = aggregate(rows, span);
    if (summary === undefined) throw new Error('nothing was summed up');
    const { series, totals } = timelineOf(summary, 'model', span, { most, weekStart: MONDAY });
    return { series: series.map(({ key, amounts }) => [key?.split('\n')[1], ...amounts]), totals };
  };

  it('shows the largest groups by themselves and the others together; the unknown has no course', () => {
    expect(course(2)).toEqual({
      series: [
        ['a', '5', '0', '0'],
        ['b', '0.5', '0', '0.5'],
        [undefined, '0', '0', '0.3'],
      ],
      totals: ['5.5', '0', '0.8'],
    });
  });

  it('never calls a single group "others"', () => {
    expect(course(3).series.map(([name]) => name)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('its parts add up to the whole in each column', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            day: fc.nat(400).map((days) => addDays('2026-01-01', days)),
            model: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
            amount: fc.nat(99_999).map((units) => String(units / 1000)),
          }),
          { minLength: 1 },
        ),
        fc.integer({ min: 1, max: 6 }),
        (parts, most) => {
          const span = { from: '2026-01-01', to: addDays('2026-01-01', 400) };
          const [summary] = aggregate(parts.map(rollup), span);
          if (summary === undefined) throw new Error('nothing was summed up');
          const { bins, series, totals } = timelineOf(summary, 'model', span, { most, weekStart: MONDAY });
          expect(totals).toHaveLength(bins.length);
          bins.forEach((_, index) => {
            const whole = series.reduce((sum, { amounts }) => sum.plus(amounts[index] ?? 'x'), new Big(0));
            expect(whole.toFixed()).toBe(totals[index]);
          });
          const all = totals.reduce((sum, amount) => sum.plus(amount), new Big(0)).toFixed();
          expect(all).toBe(summary.total.amount);
          expect(daysIn(span)).toBe(401);
        },
      ),
    );
  });
});
