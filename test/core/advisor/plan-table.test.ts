import { describe, expect, it } from 'vitest';
import { ageOfTable, factsOf } from '../../../lib/core/advisor/plan-table';
import { lowest, oldest } from '../../../lib/core/fact';
import { bundle, fact, now, plan, table, usd } from './sample';

describe('a table is as old as its oldest fact', () => {
  it.each([
    ['a plan', table([plan('pro', 1, 1), { ...plan('max', 1, 1), asOf: '2025-12-01' }]), '2025-12-01', 90],
    ['an allowance', table([plan('pro', 1, 1, { asOf: '2026-01' })]), '2026-01', 59],
    [
      'a price',
      table([plan('pro', 1, 1, {}, { price: { year: { ...usd(1), asOf: '2025-09-02' } } })]),
      '2025-09-02',
      180,
    ],
    [
      'a multiple',
      table([plan('pro', 1, 1, {}, { relative: { to: 'x', factor: 2, ...fact, asOf: '2025-09-01' } })]),
      '2025-09-01',
      181,
    ],
    ['a bundle', table([], [bundle('pack', 1, 1, { asOf: '2025-09-01' })]), '2025-09-01', 181],
    [
      "a bundle's price",
      table([], [bundle('pack', 1, 1, { price: { ...usd(1), asOf: '2025-08' } })]),
      '2025-08',
      212,
    ],
    [
      'what holds for bought credit',
      table([], [], [{ unit: 'credit', pool: 'credits', ...fact }]),
      '2026-02-01',
      28,
    ],
  ])('%s', (_, of, asOf, days) => {
    expect(ageOfTable(of, now)).toEqual({ asOf, days, old: days > 180 });
  });

  it('one that says nothing has no age', () => {
    expect(ageOfTable(table([]), now)).toBeUndefined();
    expect(factsOf(table([]))).toEqual([]);
  });
});

it('what rests on several facts is as sure as the least sure of them, and as old as the oldest', () => {
  expect(lowest(['high', 'medium', 'high'])).toBe('medium');
  expect(lowest(['medium', 'low', 'high'])).toBe('low');
  expect(lowest([])).toBe('high');
  expect(oldest([{ asOf: '2026-05-03' }, { asOf: '2026-05' }, { asOf: '2026-06' }])).toBe('2026-05');
  expect(oldest([])).toBeUndefined();
});
