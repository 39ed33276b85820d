import { describe, expect, it } from 'vitest';
import {
  checkLimit,
  limitForm,
  limitWords,
  priceUnits,
  unitsWords,
} from '../../../components/settings/limit-draft';
import type { Threshold } from '../../../lib/core/warning';
import { sampleCard, songs, videos } from './sample';

describe('a limit as typed', () => {
  it.each<[string, Threshold['in'], unknown]>([
    ['25', 'units', { on: true, limit: { value: 25, in: 'units' } }],
    ['1,234.5', 'units', { on: true, limit: { value: 1234.5, in: 'units' } }],
    ['0', 'units', { on: true, limit: { value: 0, in: 'units' } }],
    ['12,5', 'percent', { on: true, limit: { value: 12.5, in: 'percent' } }],
    ['100', 'percent', { on: true, limit: { value: 100, in: 'percent' } }],
    ['  ', 'percent', { on: true }],
  ])('%j in %s is taken', (value, kind, expected) => {
    expect(checkLimit({ value, in: kind }, 'en')).toEqual({ ok: true, value: expected });
  });

  it.each<[string, Threshold['in'], string]>([
    ['many', 'units', 'Type a number.'],
    ['-1', 'units', 'Use 0 or more.'],
    ['101', 'percent', 'A percentage is between 0 and 100.'],
    ['9999999999999', 'units', 'That is too much.'],
  ])('%j in %s is refused beside its field: "%s"', (value, kind, message) => {
    expect(checkLimit({ value, in: kind }, 'en')).toEqual({
      ok: false,
      problems: [{ field: 'limit.value', message }],
    });
  });

  it('is shown as it was saved', () => {
    const limit = { value: 1.125, in: 'percent' } as const;
    expect(checkLimit(limitForm(limit, ['credit']), 'de')).toEqual({ ok: true, value: { on: true, limit } });
  });

  it('begins in percent where a platform counts in nothing else', () => {
    expect(limitForm(undefined, [])).toEqual({ value: '', in: 'percent' });
    expect(limitForm(undefined, ['credit'])).toEqual({ value: '', in: 'units' });
  });
});

describe('the units of a price', () => {
  it('are those of the balances and of the price table, percent apart', () => {
    const card = sampleCard('videos', 'Videos', [
      { id: 'a', label: 'Window', unit: 'percent' },
      { id: 'b', label: 'Extra', unit: 'USD' },
      { id: 'c', label: 'Credits', unit: 'credit' },
    ]);
    expect([...priceUnits(videos, [card])].sort()).toEqual(['USD', 'credit']);
    expect(priceUnits(videos, [])).toEqual(['credit']);
    expect(priceUnits(songs, [card])).toEqual([]);
  });

  it.each<[readonly string[], string]>([
    [[], 'units'],
    [['credit'], 'credits'],
    [['credit', 'USD'], 'credits or US Dollar (USD)'],
  ])('%j read "%s"', (units, words) => {
    expect(unitsWords(units, 'en')).toBe(words);
  });
});

it.each<[Threshold, readonly string[], string]>([
  [{ value: 25, in: 'units' }, ['credit'], '25 credits'],
  [{ value: 0.5, in: 'units' }, ['USD'], '$0.50'],
  [{ value: 1000, in: 'units' }, ['credit', 'use'], '1,000 credits or uses'],
  [{ value: 3, in: 'units' }, [], '3 units'],
  [{ value: 10, in: 'percent' }, ['credit'], "10% of a balance's limit"],
])('%j in %j is "%s"', (limit, units, words) => {
  expect(limitWords(limit, units, 'en')).toBe(words);
});
