import { describe, expect, test } from 'vitest';
import {
  defaultThresholds,
  isClearOfLow,
  type Level,
  levelOf,
  needsAttention,
  rank,
  type Thresholds,
} from '../../lib/core/warning';
import { balance, without } from './sample';

const inUnits: Thresholds = { low: { value: 50, in: 'units' }, critical: { value: 10, in: 'units' } };
const mixed: Thresholds = { low: { value: 20, in: 'percent' }, critical: { value: 10, in: 'units' } };

describe('in percent of the limit', () => {
  test.each<[number, Level]>([
    [200, 'ok'],
    [41, 'ok'],
    [40.1, 'ok'],
    [40, 'low'],
    [10.1, 'low'],
    [10, 'critical'],
    [0.001, 'critical'],
    [0, 'empty'],
    [-5, 'empty'],
  ])('%d of 200 is %s', (remaining, level) => {
    expect(levelOf(balance({ remaining, limit: 200 }), defaultThresholds)).toBe(level);
  });
});

test.each<[number, Level]>([
  [51, 'ok'],
  [50, 'low'],
  [10, 'critical'],
  [0, 'empty'],
])('in units, %d is %s, whatever the limit', (remaining, level) => {
  expect(levelOf(balance({ remaining }), inUnits)).toBe(level);
  expect(levelOf(without(balance({ remaining }), 'limit'), inUnits)).toBe(level);
});

describe('unknown', () => {
  test.each([
    ['without a number', without(balance(), 'remaining'), defaultThresholds],
    ['of a quiet pool, even an empty one', balance({ remaining: 0, quiet: true }), defaultThresholds],
    ['in percent of no limit', without(balance(), 'limit'), defaultThresholds],
    ['in percent of a limit of 0', balance({ limit: 0 }), defaultThresholds],
    ['where only the critical level can be told', without(balance(), 'limit'), mixed],
  ])('%s', (_, of, thresholds) => {
    expect(levelOf(of, thresholds)).toBe('unknown');
  });
  test('but what can be told is: empty and critical need no limit here', () => {
    expect(levelOf(without(balance({ remaining: 0 }), 'limit'), mixed)).toBe('empty');
    expect(levelOf(without(balance({ remaining: 9 }), 'limit'), mixed)).toBe('critical');
  });
});

test('empty, critical and low need attention, in this order', () => {
  const levels: Level[] = ['unknown', 'ok', 'low', 'critical', 'empty'];
  expect(levels.filter(needsAttention)).toEqual(['low', 'critical', 'empty']);
  expect(levels.toSorted((a, b) => rank(a) - rank(b))).toEqual(['empty', 'critical', 'low', 'ok', 'unknown']);
});

describe('clear of the low threshold', () => {
  const units = (low: number) => ({ ...inUnits, low: { value: low, in: 'units' as const } });
  test.each<[string, Parameters<typeof balance>[0], Thresholds, boolean]>([
    ['a quarter above it', { remaining: 125, limit: 500 }, defaultThresholds, true],
    ['less than that', { remaining: 124, limit: 500 }, defaultThresholds, false],
    ['a twentieth of the limit above nothing', { remaining: 25, limit: 500 }, units(0), true],
    ['less than that', { remaining: 24, limit: 500 }, units(0), false],
    ['full, where the line is higher', { remaining: 500, limit: 500 }, units(480), true],
    ['nearly full, where the line is higher', { remaining: 499, limit: 500 }, units(480), false],
    [
      'the most ever seen is not known to be full',
      { remaining: 500, limit: 500, limitAssumed: true },
      units(480),
      false,
    ],
  ])('%s', (_, part, thresholds, expected) => {
    expect(isClearOfLow(balance(part), thresholds)).toBe(expected);
  });
  test('in units it needs no limit', () => {
    expect(isClearOfLow(without(balance({ remaining: 62 }), 'limit'), units(50))).toBe(false);
    expect(isClearOfLow(without(balance({ remaining: 63 }), 'limit'), units(50))).toBe(true);
  });
  test('no number is clear of nothing', () => {
    expect(isClearOfLow(without(balance(), 'remaining'), defaultThresholds)).toBe(false);
  });
});
