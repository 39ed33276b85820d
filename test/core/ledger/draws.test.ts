import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { amountOf, amountText } from '../../../lib/core/amount';
import type { ReadingEntry } from '../../../lib/core/entry';
import { drawsBetween } from '../../../lib/core/ledger/draws';
import { splitEvenly } from '../../../lib/core/ledger/sum';
import { anyReading, DAY, HOUR, reading, SUNDAY } from './sample';

type Told = readonly [days: number, told: Partial<ReadingEntry>];

const reset = { resetsAt: SUNDAY + 1 * DAY };
const next = { resetsAt: SUNDAY + 8 * DAY };

function draws(...told: readonly Told[]): string {
  return drawsBetween(told.map(([days, more]) => reading(days, more)))
    .map(({ day, amount }) => `${day.slice(-2)}: ${amountText(amount)}`)
    .join(', ');
}

describe('what a pool lost between two readings', () => {
  test.each<[string, readonly Told[], string]>([
    ['one reading tells nothing', [[0, { remaining: 9 }]], ''],
    [
      'what is left fell',
      [
        [0, { remaining: 9 }],
        [0.1, { remaining: 4 }],
      ],
      '03: 5',
    ],
    [
      'what is used rose',
      [
        [0, { used: 9 }],
        [0.1, { used: 14.5 }],
      ],
      '03: 5.5',
    ],
    [
      'used goes before left: there was a top-up',
      [
        [0, { used: 9, remaining: 1 }],
        [0.1, { used: 10, remaining: 100 }],
      ],
      '03: 1',
    ],
    [
      'left is the limit without what is used',
      [
        [0, { limit: 10, used: 2 }],
        [0.1, { remaining: 5 }],
      ],
      '03: 3',
    ],
    [
      'a tenth is a tenth',
      [
        [0, { remaining: 0.3 }],
        [0.1, { remaining: 0.1 }],
      ],
      '03: 0.2',
    ],
    [
      'nothing was used, and that is known',
      [
        [0, { remaining: 9 }],
        [0.1, { remaining: 9 }],
      ],
      '03: 0',
    ],
    [
      'a rise is no draw',
      [
        [0, { remaining: 9 }],
        [0.1, { remaining: 20 }],
      ],
      '',
    ],
    [
      'numbers that say nothing',
      [
        [0, { limit: 9 }],
        [0.1, { remaining: 5 }],
      ],
      '',
    ],
    [
      'another unit',
      [
        [0, { remaining: 9 }],
        [0.1, { remaining: 5, unit: 'percent' }],
      ],
      '',
    ],
    [
      'over midnight it goes on the later day',
      [
        [0, { remaining: 9 }],
        [1, { remaining: 4 }],
      ],
      '04: 5',
    ],
    [
      'over days it is spread',
      [
        [0, { remaining: 9 }],
        [2, { remaining: 0 }],
      ],
      '03: 3, 04: 3, 05: 3',
    ],
    [
      'and adds up',
      [
        [0, { remaining: 10 }],
        [2, { remaining: 0 }],
      ],
      '03: 3.3334, 04: 3.3333, 05: 3.3333',
    ],
    [
      'over years nobody knows when',
      [
        [0, { remaining: 10 }],
        [1000, { remaining: 0 }],
      ],
      '27: 10',
    ],
    [
      'a window that goes on',
      [
        [0, { used: 5, ...reset }],
        [0.1, { used: 7, resetsAt: reset.resetsAt + 4 * 60_000 }],
      ],
      '03: 2',
    ],
    [
      'a reset on the way: what was used since',
      [
        [0, { used: 5, ...reset }],
        [1, { used: 7, ...next }],
      ],
      '04: 7',
    ],
    [
      'a reset on the way, by the limit',
      [
        [0, { remaining: 5, ...reset }],
        [1, { limit: 10, remaining: 8, ...next }],
      ],
      '04: 2',
    ],
    [
      'a reset on the way, but no limit',
      [
        [0, { remaining: 5, ...reset }],
        [1, { remaining: 2, ...next }],
      ],
      '',
    ],
    [
      'a reset announced, then no more',
      [
        [0, { used: 5, ...reset }],
        [1, { used: 7 }],
      ],
      '04: 7',
    ],
    [
      'days since the reset',
      [
        [0, { used: 5, ...reset }],
        [4, { used: 8, ...next }],
      ],
      '04: 2, 05: 2, 06: 2, 07: 2',
    ],
    [
      'an early reset',
      [
        [0, { used: 50, ...reset }],
        [0.1, { used: 2, ...next }],
      ],
      '03: 2',
    ],
    [
      'a window that slides is none',
      [
        [0, { used: 5, ...reset }],
        [0.1, { used: 7, resetsAt: reset.resetsAt + HOUR }],
      ],
      '03: 2',
    ],
    [
      'nothing said of resets',
      [
        [0, { used: 5 }],
        [0.1, { used: 2 }],
      ],
      '',
    ],
    [
      'the window begins',
      [
        [0, { used: 0 }],
        [0.1, { used: 2, ...reset }],
      ],
      '03: 2',
    ],
  ])('%s', (_what, told, expected) => {
    expect(draws(...told)).toBe(expected);
  });
});

const sumOf = (parts: readonly { readonly amount: ReturnType<typeof amountOf> }[]) =>
  parts.reduce((sum, { amount }) => sum.plus(amount), amountOf(0)).toFixed();

describe('parts', () => {
  it('of a split are as equal as can be and add up to exactly the whole', () => {
    const amount = fc.oneof(fc.nat(), fc.double({ min: 0, max: 1e9, noNaN: true }));
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 401 }), (whole, count) => {
        const parts = splitEvenly(amountOf(whole), count);
        expect(parts).toHaveLength(count);
        expect(sumOf(parts.map((part) => ({ amount: part })))).toBe(amountText(amountOf(whole)));
        const [first = amountOf(0)] = parts;
        for (const part of parts) {
          expect(part.lte(first) && first.minus(part).lte('0.0001') && part.gte(0)).toBe(true);
        }
      }),
    );
  });

  it('of what fell, by any readings in between, add up to all that fell', () => {
    const left = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 * 24 }), fc.nat(1000)), { minLength: 2 });
    fc.assert(
      fc.property(left, (points) => {
        const hours = [...new Set(points.map(([hour]) => hour))].sort((a, b) => a - b);
        const lefts = points.map(([, remaining]) => remaining / 10).sort((a, b) => b - a);
        const told = hours.map((hour, index) => reading(hour / 24, { remaining: lefts[index] ?? 0 }));
        const ends = [told[0]?.remaining ?? 0, told[told.length - 1]?.remaining ?? 0] as const;
        expect(sumOf(drawsBetween(told))).toBe(amountOf(ends[0]).minus(ends[1]).toFixed());
      }),
    );
  });

  it('lie on the days between the readings', () => {
    fc.assert(
      fc.property(fc.array(anyReading), (some) => {
        const told = some
          .map((one) => ({ ...one, platform: 'suno', account: 'me', pool: 'credits' }))
          .sort((a, b) => a.at - b.at);
        const days = told.map(({ day }) => day).sort();
        for (const { day } of drawsBetween(told)) {
          expect(day >= (days[0] ?? '') && day <= (days[days.length - 1] ?? '')).toBe(true);
        }
      }),
    );
  });
});
