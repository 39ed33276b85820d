import { describe, expect, it } from 'vitest';
import { daysIn, isDay } from '../../../lib/core/insights/days';
import { lastDays, type RangeChoice, spanOf } from '../../../lib/core/insights/range';

const today = '2026-11-17';

describe('a range', () => {
  it.each<[string, RangeChoice, string | undefined, string, string]>([
    ['a week, today included', { kind: 'last', days: 7 }, undefined, '2026-11-11', today],
    ['all, from the first spend', { kind: 'all' }, '2024-02-29', '2024-02-29', today],
    ['all of nothing', { kind: 'all' }, undefined, today, today],
    ['all, with a first spend of tomorrow (a clock set back)', { kind: 'all' }, '2026-11-18', today, today],
    [
      'two days',
      { kind: 'between', from: '2026-01-05', to: '2026-02-01' },
      undefined,
      '2026-01-05',
      '2026-02-01',
    ],
    [
      'the wrong way round',
      { kind: 'between', from: '2026-02-01', to: '2026-01-05' },
      undefined,
      '2026-01-05',
      '2026-02-01',
    ],
  ])('%s', (_name, choice, firstDay, from, to) => {
    expect(spanOf(choice, today, firstDay)).toEqual({ from, to });
  });

  it.each(lastDays)('the last %i days are that many', (days) => {
    expect(daysIn(spanOf({ kind: 'last', days }, today, undefined))).toBe(days);
  });
});

describe('a day', () => {
  it.each([
    ['2026-02-28', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['', false],
    ['2026-01-01T00:00', false],
  ])('"%s": %s', (text, is) => {
    expect(isDay(text)).toBe(is);
  });
});
