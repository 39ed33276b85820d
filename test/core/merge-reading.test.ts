import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { liveBalance, mergeReading, type StoredPool } from '../../lib/core/balance';
import type { PoolReading } from '../../lib/core/reading';
import { hour, minute, noon, pool, spend, without } from './sample';

const later = noon + 10 * minute;

function reading(part: Partial<PoolReading> = {}): PoolReading {
  return { id: 'credits', label: 'Credits', unit: 'credit', remaining: 30, limit: 100, ...part };
}

describe('a further reading', () => {
  test('takes the place of the kept one, with its time and source', () => {
    const kept = pool({ used: 60, resetsAt: noon + hour, refills: true });
    expect(mergeReading(kept, reading(), later, 'usage')).toEqual({
      ...reading(),
      readAt: later,
      source: 'usage',
      peak: 30,
    });
  });
  test('that is older changes nothing', () => {
    const kept = pool();
    expect(mergeReading(kept, reading(), noon - 1, 'usage')).toBe(kept);
  });
  test('of the same instant counts: the last word', () => {
    expect(mergeReading(pool(), reading(), noon, 'usage').remaining).toBe(30);
  });
  test('that no longer tells what is left makes it unknown', () => {
    expect(mergeReading(pool(), without(reading(), 'remaining'), later, 'usage')).not.toHaveProperty(
      'remaining',
    );
  });
});

describe('a 0 of a platform that has told it in error', () => {
  const zero = reading({ remaining: 0, doubtsZero: true });
  const told = pool({ remaining: 30, peak: 100 });

  test('is believed when it is told twice', () => {
    const once = mergeReading(told, zero, later, 'usage');
    expect(once).toEqual({ ...told, zeroAt: later });
    expect(liveBalance(once, [], later)).toMatchObject({ remaining: 30 });
    const twice = mergeReading(once, zero, later + minute, 'usage');
    expect(twice).toMatchObject({ remaining: 0, readAt: later + minute });
    expect(twice).not.toHaveProperty('zeroAt');
  });
  test('is forgotten when another number comes', () => {
    const more = mergeReading(mergeReading(told, zero, later, 'usage'), reading(), later + 1, 'usage');
    expect(more).not.toHaveProperty('zeroAt');
    expect(mergeReading(more, zero, later + 2, 'usage')).toMatchObject({ remaining: 30 });
  });
  test('is the first that is known, and believed', () => {
    expect(mergeReading(undefined, zero, noon, 'usage').remaining).toBe(0);
  });
});

describe('the peak', () => {
  test.each<[string, StoredPool | undefined, PoolReading, number | undefined]>([
    ['begins with the first remainder', undefined, reading({ remaining: 30 }), 30],
    ['stays when less is left', pool({ peak: 50 }), reading({ remaining: 30 }), 50],
    ['rises when more is left', pool({ peak: 50 }), reading({ remaining: 70 }), 70],
    ['begins anew in another unit', pool({ peak: 50 }), reading({ unit: 'message', remaining: 3 }), 3],
    ['is no peak at 0', undefined, reading({ remaining: 0 }), undefined],
    ['is no peak in debt', undefined, reading({ remaining: -7 }), undefined],
  ])('%s', (_, kept, next, peak) => {
    expect(mergeReading(kept, next, later, 'usage').peak).toBe(peak);
  });
});

describe('a partial reading', () => {
  const kept = pool({ used: 60, resetsAt: noon + hour, refills: true, peak: 80 });
  const limitReached: PoolReading = {
    id: 'credits',
    label: 'credits_v2',
    unit: 'credit',
    remaining: 0,
    partial: true,
  };
  const resetOnly: PoolReading = {
    ...without(limitReached, 'remaining'),
    resetsAt: noon + 2 * hour,
  };

  test('"limit reached" keeps name, limit and renewal; what was used before is no longer true', () => {
    expect(mergeReading(kept, limitReached, later, 'turn')).toEqual({
      ...without(kept, 'used'),
      remaining: 0,
      readAt: later,
      source: 'turn',
    });
  });
  test('with a time alone leaves the numbers as old as they are, so that spends since still count', () => {
    const merged = mergeReading(kept, resetOnly, later, 'turn');
    expect(merged).toMatchObject({ remaining: 40, used: 60, readAt: noon, resetsAt: noon + 2 * hour });
    expect(liveBalance(merged, [spend()], later)).toMatchObject({ remaining: 30, used: 70 });
  });
  test('with a time alone, after a renewal: the old numbers are gone, not carried into the new window', () => {
    const afterwards = noon + hour + minute;
    const merged = mergeReading(kept, resetOnly, afterwards, 'turn');
    expect(merged).toMatchObject({ limit: 100, resetsAt: noon + 2 * hour, readAt: afterwards });
    expect(merged).not.toHaveProperty('remaining');
    expect(merged).not.toHaveProperty('used');
  });
  test.each([
    ['what was used and of how much: the rest is left', { used: 60 }, { limit: 100 }, 40],
    ['more used than there is: nothing is left', { used: 160 }, { limit: 100 }, 0],
    ['no limit: what is left is not known', { used: 60 }, { resetsAt: noon + hour }, undefined],
    ['nothing of the use: what is left is not known', {}, { limit: 100 }, undefined],
  ])('two answers tell %s', (_, first, second, left) => {
    const unlimited = without(pool(first), 'limit', 'remaining');
    const base = without(limitReached, 'remaining');
    const merged = mergeReading(unlimited, { ...base, ...second }, later, 'limit');
    expect(merged.remaining).toBe(left);
    expect(merged).toMatchObject(first);
  });
  test.each([
    ['of an unknown pool', undefined],
    ['in another unit than the kept one', pool({ unit: 'message' })],
  ])('%s stands alone', (_, before) => {
    expect(mergeReading(before, limitReached, later, 'turn')).toEqual({
      ...without(limitReached, 'partial'),
      readAt: later,
      source: 'turn',
    });
  });
});

const maybeAmount = fc.option(fc.integer({ min: -100, max: 1000 }), { nil: undefined });
const anyReading: fc.Arbitrary<PoolReading> = fc
  .record({
    unit: fc.constantFrom('credit', 'percent'),
    remaining: maybeAmount,
    used: maybeAmount,
    limit: maybeAmount,
    resetsAt: fc.option(fc.integer({ min: noon - hour, max: noon + hour }), { nil: undefined }),
    partial: fc.option(fc.constant(true as const), { nil: undefined }),
  })
  .map((members) => {
    const told = Object.entries(members).filter(([, value]) => value !== undefined);
    return { id: 'credits', label: 'Credits', unit: members.unit, ...Object.fromEntries(told) };
  });
const anyTime = fc.integer({ min: noon - hour, max: noon + hour });

describe('for any readings', () => {
  test('the same reading twice is as good as once', () => {
    fc.assert(
      fc.property(anyReading, anyReading, anyTime, anyTime, (first, second, firstAt, secondAt) => {
        const kept = mergeReading(undefined, first, firstAt, 'a');
        const once = mergeReading(kept, second, secondAt, 'b');
        expect(mergeReading(once, second, secondAt, 'b')).toEqual(once);
      }),
    );
  });
  test('a partial reading that tells of a reset which has just passed takes the old numbers away', () => {
    const before = mergeReading(
      undefined,
      { id: 'credits', label: 'Credits', unit: 'percent', remaining: 9 },
      noon,
      'a',
    );
    const reset: PoolReading = {
      id: 'credits',
      label: 'Credits',
      unit: 'percent',
      resetsAt: later,
      partial: true,
    };
    expect(mergeReading(before, reset, later, 'b')).toEqual({
      ...without(reset, 'partial'),
      readAt: later,
      source: 'b',
      peak: 9,
    });
  });
  test('the numbers never get older, and the peak never falls within a unit', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyReading, anyTime)), (readings) => {
        let kept: StoredPool | undefined;
        for (const [next, at] of readings) {
          const merged = mergeReading(kept, next, at, 'a');
          expect(merged.readAt).toBeGreaterThanOrEqual(kept?.readAt ?? merged.readAt);
          if (kept?.unit === merged.unit) expect(merged.peak ?? 0).toBeGreaterThanOrEqual(kept.peak ?? 0);
          kept = merged;
        }
      }),
    );
  });
});
