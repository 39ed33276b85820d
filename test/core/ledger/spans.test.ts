import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadingEntry } from '../../../lib/core/entry';
import {
  covers,
  joinSpans,
  type ReadingSpan,
  readingsIn,
  readingsOf,
  spanOf,
} from '../../../lib/core/ledger/spans';
import { anyReading, HOUR, reading } from './sample';

describe('readings of a day that tell the same', () => {
  it.each<[string, Partial<ReadingEntry>, Partial<ReadingEntry>, boolean]>([
    ['the same numbers', { remaining: 4 }, { remaining: 4 }, true],
    ['other numbers', { remaining: 4 }, { remaining: 5 }, false],
    ['another unit', { remaining: 4 }, { remaining: 4, unit: 'percent' }, false],
    ['one knows more', { remaining: 4 }, { remaining: 4, limit: 10 }, false],
    [
      'a reset time with jitter',
      { used: 4, resetsAt: 10 * HOUR },
      { used: 4, resetsAt: 10 * HOUR + 9_000 },
      true,
    ],
    ['another reset time', { used: 4, resetsAt: 10 * HOUR }, { used: 4, resetsAt: 15 * HOUR }, false],
    [
      'unused, and so its window moves on',
      { used: 0, resetsAt: 10 * HOUR },
      { used: 0, resetsAt: 15 * HOUR },
      true,
    ],
    [
      'full, and so its window moves on',
      { remaining: 5, limit: 5, resetsAt: 1 },
      { remaining: 5, limit: 5 },
      true,
    ],
  ])('%s', (_what, a, b, same) => {
    expect(spanOf(reading(0, a)).numbers === spanOf(reading(0.1, b)).numbers).toBe(same);
  });

  it('a number that is none is not known', () => {
    expect(spanOf(reading(0, { remaining: Number.NaN, limit: 4 }))).not.toHaveProperty('remaining');
  });

  it('of two told for one instant, the fuller one is given', () => {
    const spans = [reading(0, { remaining: 4 }), reading(0, { remaining: 4, limit: 9 })].map(spanOf);
    expect(readingsOf(spans)).toEqual([reading(0, { remaining: 4, limit: 9 })]);
    expect(readingsOf([...spans].reverse())).toEqual([reading(0, { remaining: 4, limit: 9 })]);
  });
});

/** Spans of one day and numbers. */
const sameSpan = fc
  .tuple(fc.nat(20), fc.nat(20), fc.constantFrom(undefined, 100, 200))
  .map(([from, hours, resetsAt]) =>
    joinSpans(
      spanOf(reading(from / 100, { used: 0, ...(resetsAt === undefined ? {} : { resetsAt }) })),
      spanOf(reading((from + hours) / 100, { used: 0 })),
    ),
  );

const text = (span: ReadingSpan) => JSON.stringify(span);

describe('joining spans is', () => {
  it('commutative, associative, idempotent, and covers both', () => {
    fc.assert(
      fc.property(sameSpan, sameSpan, sameSpan, (a, b, c) => {
        const ab = joinSpans(a, b);
        expect(text(ab)).toBe(text(joinSpans(b, a)));
        expect(text(joinSpans(ab, c))).toBe(text(joinSpans(a, joinSpans(b, c))));
        expect(text(joinSpans(ab, a))).toBe(text(ab));
        expect(covers(ab, a) && covers(ab, b)).toBe(true);
      }),
    );
  });
});

it('a span of one reading is that reading', () => {
  fc.assert(
    fc.property(anyReading, (one) => {
      expect(readingsIn(spanOf(one))).toEqual([one]);
    }),
  );
});
