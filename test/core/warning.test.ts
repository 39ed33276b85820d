import { describe, expect, test } from 'vitest';
import {
  defaultThresholds,
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
