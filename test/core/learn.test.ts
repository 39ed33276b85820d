import { describe, expect, test } from 'vitest';
import type { StoredPool } from '../../lib/core/balance';
import { keepSamples, sampleBetween } from '../../lib/core/learn';
import { MAX_SAMPLES } from '../../lib/core/learned/sample';
import type { PoolReading, Spend } from '../../lib/core/reading';
import { hour, minute, noon, pool, sample, spend, without } from './sample';

const reset = noon + 3 * hour;
const first = pool({ id: 'five-hour', unit: 'percent', remaining: 60, used: 40, resetsAt: reset });
const readAt = noon + 10 * minute;
const message: Spend = {
  ...without(spend(), 'pool'),
  unit: 'message',
  amount: 1,
  model: 'opus',
  feature: 'message',
  promptLength: 120,
};

function reread(part: Partial<PoolReading> = {}): PoolReading {
  return { ...without(first, 'readAt', 'source'), remaining: 57.5, used: 42.5, ...part };
}

test('one spend between two readings took their difference', () => {
  expect(sampleBetween(first, reread(), readAt, [message])).toEqual({
    at: readAt,
    pool: 'five-hour',
    unit: 'percent',
    amount: 2.5,
    uses: [{ feature: 'message', model: 'opus', count: 1, promptLength: 120 }],
  });
});

test('several spends between two readings took it together: alike ones are counted', () => {
  const video = { ...message, feature: 'video', model: 'veo' };
  const spends = [
    message,
    { ...video, settings: { seconds: 8, hd: true } },
    { ...message, promptLength: 30 },
    { ...video, settings: { hd: true, seconds: 8 } },
    { ...video, settings: { seconds: 4, hd: true } },
    without(message, 'promptLength', 'model', 'feature') as Spend,
  ];
  expect(sampleBetween(first, reread(), readAt, spends)?.uses).toEqual([
    { feature: 'message', model: 'opus', count: 2, promptLength: 150 },
    { feature: 'video', model: 'veo', settings: { seconds: 8, hd: true }, count: 2, promptLength: 240 },
    { feature: 'video', model: 'veo', settings: { seconds: 4, hd: true }, count: 1, promptLength: 120 },
    { feature: 'message', count: 1 },
  ]);
});

test('the length of alike prompts is told where all are known', () => {
  const spends = [message, without(message, 'promptLength') as Spend, message];
  expect(sampleBetween(first, reread(), readAt, spends)?.uses).toEqual([
    { feature: 'message', model: 'opus', count: 3 },
  ]);
});

test('by what remains, where what was used is not told; and by what was used alone', () => {
  const left = { ...without(first, 'used') };
  expect(sampleBetween(left, without(reread(), 'used'), readAt, [message])?.amount).toBe(2.5);
  const used = { ...without(first, 'remaining') };
  expect(sampleBetween(used, without(reread(), 'remaining'), readAt, [message])?.amount).toBe(2.5);
});

test('a tiny price is no price of 0', () => {
  const purse = (used: number): StoredPool => pool({ unit: 'USD', used, remaining: 5 - used });
  const sampled = sampleBetween(purse(0.1), purse(0.100_000_325), readAt, [message]);
  expect(sampled?.amount).toBe(3.25e-7);
});

test('a difference of 0 teaches too: percents are rounded', () => {
  expect(sampleBetween(first, reread({ remaining: 60, used: 40 }), readAt, [message])?.amount).toBe(0);
});

test.each<[string, number, number]>([
  ['just after the first reading', noon + 1, 1],
  ['at the instant of the second', readAt, 1],
  ['at the instant of the first: in it already', noon, 0],
  ['after the second', readAt + 1, 0],
])('a spend %s', (_, at, count) => {
  const sampled = sampleBetween(first, reread(), readAt, [{ ...message, at }]);
  expect(sampled === undefined ? 0 : 1).toBe(count);
});

describe('nothing is learned', () => {
  test.each<[string, StoredPool | undefined, PoolReading, readonly Spend[]]>([
    ['from a first reading', undefined, reread(), [message]],
    ['without a spend', first, reread(), []],
    [
      'from a jumble of nine kinds',
      first,
      reread(),
      Array.from({ length: 9 }, (_, kind) => ({ ...message, model: `model ${kind}` })),
    ],
    ['across units', pool({ ...first, unit: 'credit' }), reread(), [message]],
    ['of a quiet pool', first, reread({ quiet: true }), [message]],
    ['from a refund', first, reread({ remaining: 70, used: 30 }), [message]],
    [
      'from a new window with more left',
      first,
      reread({ remaining: 100, used: 0, resetsAt: reset + 5 * hour }),
      [message],
    ],
    ['from a new window with less left', first, reread({ resetsAt: reset + 5 * hour }), [message]],
    ['where a window begins to be told', without(first, 'resetsAt') as StoredPool, reread(), [message]],
    ['from numbers that are not told', first, without(reread(), 'remaining', 'used'), [message]],
    [
      'from "limit reached": what went beyond does not show',
      first,
      reread({ remaining: 0, used: 100 }),
      [message],
    ],
    [
      'from a limit reached in used alone',
      without(first, 'remaining') as StoredPool,
      without(reread({ used: 100 }), 'remaining'),
      [message],
    ],
  ])('%s', (_, earlier, later, spends) => {
    expect(sampleBetween(earlier, later, readAt, spends)).toBeUndefined();
  });

  test('across a renewal, however near the next one is', () => {
    const short = { ...first, resetsAt: noon + minute };
    const next = reread({ resetsAt: noon + 5 * minute });
    expect(sampleBetween(short, next, noon + 2 * minute, [message])).toBeUndefined();
  });
  test('from a reading that comes late', () => {
    expect(sampleBetween({ ...first, readAt }, reread(), noon, [message])).toBeUndefined();
  });
});

test('the same reset, told in seconds from now, wobbles by a few', () => {
  expect(sampleBetween(first, reread({ resetsAt: reset - 2000 }), readAt, [message])?.amount).toBe(2.5);
});

test('a debt that grows teaches: the platform shows what went beyond', () => {
  const owed = pool({ remaining: -5, used: 105 });
  expect(sampleBetween(owed, pool({ remaining: -8, used: 108 }), readAt, [message])?.amount).toBe(3);
});

test('the newest samples are kept', () => {
  const many = Array.from({ length: MAX_SAMPLES }, (_, amount) => sample({ amount }));
  const kept = keepSamples(many, [sample({ amount: 777 })]);
  expect(kept).toHaveLength(MAX_SAMPLES);
  expect(kept[0]?.amount).toBe(1);
  expect(kept.at(-1)?.amount).toBe(777);
  expect(keepSamples(many, [])).toBe(many);
});
