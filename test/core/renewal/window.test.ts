import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { windowAt, windowsOf } from '../../../lib/core/renewal/window';

const uses = fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 60 });
const seconds = fc.integer({ min: 1, max: 40 });

describe('rolling windows', () => {
  test.each<[string, number[], [number, number][]]>([
    ['none without a use', [], []],
    ['one from the first use on', [1000, 5000], [[1000, 11_000]]],
    [
      'a use at the very end opens the next',
      [1000, 11_000],
      [
        [1000, 11_000],
        [11_000, 21_000],
      ],
    ],
    [
      'nothing runs in between',
      [1000, 50_000],
      [
        [1000, 11_000],
        [50_000, 60_000],
      ],
    ],
    [
      'in any order',
      [50_000, 1000, 4000, 1000],
      [
        [1000, 11_000],
        [50_000, 60_000],
      ],
    ],
  ])('of ten seconds: %s', (_, uses, wanted) => {
    expect(windowsOf(uses, 10)).toEqual(wanted.map(([from, to]) => ({ from, to })));
  });

  test('at an instant: the one that runs', () => {
    const uses = [1000, 11_000, 50_000];
    expect(windowAt(uses, 10, 999)).toBeUndefined();
    expect(windowAt(uses, 10, 1000)).toEqual({ from: 1000, to: 11_000 });
    expect(windowAt(uses, 10, 11_000)).toEqual({ from: 11_000, to: 21_000 });
    expect(windowAt(uses, 10, 21_000)).toBeUndefined();
  });

  test('a clock set back finds the window that ran then', () => {
    const uses = [1000, 50_000];
    const states = [5000, 55_000, 5000].map((now) => windowAt(uses, 10, now)?.from);
    expect(states).toEqual([1000, 50_000, 1000]);
  });

  test.each([0, -1, Number.NaN])('of %d seconds are refused', (seconds) => {
    expect(() => windowsOf([1], seconds)).toThrow(RangeError);
  });

  test('leave the uses in their order', () => {
    const uses = [3, 1, 2];
    windowsOf(uses, 1);
    expect(uses).toEqual([3, 1, 2]);
  });

  test('never overlap', () => {
    fc.assert(
      fc.property(uses, seconds, (uses, seconds) => {
        const windows = windowsOf(uses, seconds);
        expect(windows.every(({ from, to }) => to - from === seconds * 1000)).toBe(true);
        expect(windows.every(({ from }, index) => from >= (windows[index - 1]?.to ?? from))).toBe(true);
      }),
    );
  });

  test('cover every use, each begins with one, and each is found at its uses', () => {
    fc.assert(
      fc.property(uses, seconds, (uses, seconds) => {
        const windows = windowsOf(uses, seconds);
        for (const use of uses) {
          const around = windows.filter(({ from, to }) => from <= use && use < to);
          expect(around).toHaveLength(1);
          expect(windowAt(uses, seconds, use)).toEqual(around[0]);
        }
        expect(windows.every(({ from }) => uses.includes(from))).toBe(true);
      }),
    );
  });

  test('are not changed by later uses', () => {
    fc.assert(
      fc.property(uses, seconds, fc.integer({ min: 0, max: 100_000 }), (uses, seconds, now) => {
        const known = uses.filter((use) => use <= now);
        expect(windowAt(uses, seconds, now)).toEqual(windowAt(known, seconds, now));
      }),
    );
  });
});
